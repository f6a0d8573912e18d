"""The mean of a model before and after training, which forgets less than it has learnt."""

from collections.abc import Mapping

import torch


def blend(model: torch.nn.Module, start: Mapping[str, torch.Tensor], share: float) -> None:
    """Take the mean of the parameters at the `start` and now, the latter counting as `share`.

    On the line between the two a model keeps most of what it learnt long before it forgets (WiSE-FT, Wortsman
    et al., CVPR 2022; figures in training/LOG.md). Parameters that `start` does not name stay as they are.
    """
    with torch.no_grad():
        for name, before in start.items():
            parameter = model.get_parameter(name)
            parameter.copy_(torch.lerp(before, parameter, share))
