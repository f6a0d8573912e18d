"""From a memory to a model, killed on the way and gone on with; nothing half-made is left."""

import io
from pathlib import Path
from typing import Any

import pytest

from mujaz.errors import InputError, MujazError, OutputError
from mujaz.evaluation import read_testset
from mujaz.glossary import Glossary, Term
from mujaz.training import Options, finetune
from mujaz.training.pairs import Pair

DESK = Path(__file__).parents[1] / "data" / "desk.jsonl"
Pairs = list[tuple[str, str]]
GLOSSARY = Glossary((Term(("كييف",), "Kyiv"), Term(("موسكو",), "Moscow")))


@pytest.fixture
def memory(tmp_path: Path, news: Pairs) -> Path:
    path = tmp_path / "memory.tsv"
    path.write_text("".join(f"{ar}\t{en}\n" for ar, en in news), encoding="utf-8")
    return path


@pytest.fixture
def news() -> Pairs:
    """The desk's own articles: text that is not all of one pattern."""
    return [(pair.source, pair.references[0]) for pair in read_testset(str(DESK)).pairs]


@pytest.fixture
def base(tmp_path: Path, news: Pairs) -> Path:
    """A model that knows nothing, and is quick about it."""
    torch = pytest.importorskip("torch")
    import sentencepiece
    from transformers import MarianConfig, MarianMTModel

    from mujaz.training.base import save_model

    made = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([side for pair in news for side in pair]),
        model_writer=made, vocab_size=600, bos_id=-1, eos_id=0, unk_id=1, hard_vocab_limit=False,
        user_defined_symbols=["<t>", "<to>", "</t>"], minloglevel=2,
    )  # fmt: skip
    spm = tmp_path / "pieces.spm"
    spm.write_bytes(made.getvalue())
    cut: Any = sentencepiece.SentencePieceProcessor(model_file=str(spm))
    size = cut.get_piece_size()
    torch.manual_seed(1)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=size + 1, d_model=32, encoder_layers=1, decoder_layers=1, encoder_ffn_dim=32,
            decoder_ffn_dim=32, encoder_attention_heads=2, decoder_attention_heads=2,
            max_position_embeddings=512, pad_token_id=size, decoder_start_token_id=size, eos_token_id=0,
        )
    )  # fmt: skip
    tokens = [*(cut.id_to_piece(i) for i in range(size)), "<pad>"]
    folder = tmp_path / "base"
    save_model(model, {token: i for i, token in enumerate(tokens)}, spm, spm, folder)
    return folder


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
def test_a_killed_run_goes_on(
    tmp_path: Path, memory: Path, base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    out, steps = tmp_path / "desk", list[int]()

    def killed(step: int, of: int) -> None:
        steps.append(step)
        if step == of - 1:
            raise KeyboardInterrupt

    def run(progress: Any) -> Any:
        options = Options(passes=1, batch=16)
        return finetune([memory], out, glossary=GLOSSARY, base=base, options=options, progress=progress)

    with pytest.raises(KeyboardInterrupt):
        run(killed)
    assert not out.exists()
    before = steps[-1]
    steps.clear()
    done = run(lambda step, _: steps.append(step))
    assert 1 < steps[0] <= before  # from a checkpoint, not from the beginning
    assert {path.name for path in tmp_path.iterdir() if "desk" in path.name} == {"desk"}
    assert done.after.system.model_sha256 != done.before.system.model_sha256
    assert not {p.source for p in done.parts.learn} & {p.source for p in done.after.testset.pairs}
    with pytest.raises(OutputError, match="is there already"):
        run(killed)


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore:Recommended. pip install sacremoses")
def test_the_result_lies_between_the_base_and_what_was_learnt(
    tmp_path: Path, base: Path, news: Pairs
) -> None:
    from mujaz.training.base import load_base
    from mujaz.training.trainer import Encoded, tune

    def tuned(share: float) -> dict[str, Any]:
        model = load_base(base)
        rows = Encoded([Pair(*pair) for pair in news[:32]], model, 126)
        options = Options(evaluations=1, share=share)
        tune(model, rows, lambda: 1.0, tmp_path / str(share), options, lambda *_: None)
        return dict(model.model.state_dict())

    before, half, after = load_base(base).model.state_dict(), tuned(0.5), tuned(1.0)
    moved = {name for name, value in after.items() if not value.equal(before[name])}
    assert any("encoder" in name for name in moved)
    assert any("decoder" in name for name in moved)
    assert not {name for name in moved if "embed" in name or "shared" in name}
    for name, value in half.items():
        assert value.allclose((before[name] + after[name]) / 2, atol=1e-5)


def test_pairs_that_are_all_alike_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mujaz.training.tuning.find_spec", lambda _: True)
    path = tmp_path / "memory.tsv"
    line = "وصل الوفد رقم {0} إلى جنيف يوم الثلاثاء.\tDelegation number {0} came to Geneva on Tuesday.\n"
    path.write_text("".join(line.format(i) for i in range(120)), encoding="utf-8")
    with pytest.raises(InputError, match="nearly all alike"):
        finetune([path], tmp_path / "out")
    assert list(tmp_path.iterdir()) == [path]


def test_without_the_extra_it_says_what_to_install(
    tmp_path: Path, memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mujaz.training.tuning.find_spec", lambda _: None)
    with pytest.raises(MujazError, match=r"pip install 'mujaz\[train\]'"):
        finetune([memory], tmp_path / "out")
    assert list(tmp_path.iterdir()) == [memory]
