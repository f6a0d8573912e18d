"""What this machine trains on best: an accelerator, bf16 where that is native, float32 elsewhere."""

from functools import cache
from pathlib import Path

_CPUINFO = Path("/proc/cpuinfo")


@cache
def bf16_is_native() -> bool:
    """Whether arithmetic in bfloat16 is done by the hardware; where it is emulated it is 10 times slower."""
    import torch

    if torch.cuda.is_available():
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    try:
        flags = _CPUINFO.read_text(encoding="utf-8", errors="replace")
    except OSError:  # no Linux: believe that it is not
        return False
    return "avx512_bf16" in flags or "amx_bf16" in flags
