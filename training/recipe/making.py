"""The stages of the recipe, from text to a model with its scores and its card.

    clean -> vocabulary -> start -> rows -> train -> cooldown -> convert -> score -> card

Each is made in the recipe's `work` folder. Where the recipe goes on from a model, vocabulary and start are
that model's.
"""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mujaz.errors import ModelError
from mujaz.files import write_text
from mujaz.training.recipe import corpus
from mujaz.training.recipe.card import card
from mujaz.training.recipe.settings import Recipe
from mujaz.training.recipe.stages import Say, Stage
from mujaz.translate.store import write_own

_BEAMS = (1, 4)


@dataclass(frozen=True)
class Kitchen:
    """A recipe and the places of what it makes."""

    recipe: Recipe

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All stages, each after those it needs."""
        r = self.recipe
        place, sets = r.work, corpus.files(r.corpus, corpus.AUTHORED, "parallel")
        lexicon = corpus.files(r.corpus, "lexicon")
        tests = sorted(r.tests.iterdir()) if r.tests else []
        clean = Stage("clean", self.clean, [self.text, self.counts], files=[*sets, *tests])
        vocabulary = Stage(
            "vocabulary", self.vocabulary, [place / "source.spm"], (r.vocabulary, r.start, r.weights), [clean]
        )
        start = Stage("start", self.start, [place / "start"], r.start, [vocabulary])
        rows = Stage(
            "rows", self.rows, [self.data], (r.terms, r.aligner, r.training.seed), [vocabulary], lexicon
        )
        train = Stage("train", self.train, [self.checkpoint], (r.training, r.weights), [start, rows])
        cooldown = Stage("cooldown", self.cooldown, [place / "cooled"], needs=[train])
        convert = Stage("convert", self.convert, [self.model], (r.name, r.licence), [cooldown])
        score = Stage("score", self.score, [self.scores], needs=[convert], files=tests)
        licences = [root / "README.md" for root in r.corpus]
        written = Stage("card", self.card, [self.model / "README.md"], r.name, [score], licences)
        return clean, vocabulary, start, rows, train, cooldown, convert, score, written

    @property
    def text(self) -> Path:
        """Clean pairs, a line each."""
        return self.recipe.work / "text.tsv"

    @property
    def counts(self) -> Path:
        """What cleaning kept and left out."""
        return self.recipe.work / "counts.json"

    @property
    def data(self) -> Path:
        """Encoded rows."""
        return self.recipe.work / "rows.npz"

    @property
    def checkpoint(self) -> Path:
        """Training as far as it has come."""
        return self.recipe.work / "checkpoint.pt"

    @property
    def model(self) -> Path:
        """The finished model, for `--model`."""
        return self.recipe.work / self.recipe.name

    @property
    def scores(self) -> Path:
        """Scores of the finished model."""
        return self.recipe.work / "scores.json"

    def clean(self, say: Say) -> None:
        """Clean the corpus, every rule counted; a set without a licence is refused before anything else."""
        corpus.licences(self.recipe.corpus)
        self.recipe.work.mkdir(parents=True, exist_ok=True)
        counts = corpus.clean_corpus(self.recipe.corpus, self.recipe.tests, self.text)
        _write_json(self.counts, dict(counts.most_common()))
        for rule, count in counts.most_common():
            say(f"{count:>9,} {rule}")

    def vocabulary(self, say: Say) -> None:
        """Take over the model's pieces, or cut the encoder's to those that the corpus uses."""
        from mujaz.training.recipe.vocabulary import pruned, read_unigrams

        out, begin = self.recipe.work / "source.spm", self.recipe.start
        if begin.model:
            shutil.copyfile(begin.model / "source.spm", out)
            return
        tokenizer = _tokenizer(begin.encoder)
        texts = (
            (side, self.recipe.weight(name))
            for name, pair in corpus.read_clean(self.text)
            for side in (pair.source, pair.target)
        )
        out.write_bytes(pruned(read_unigrams(tokenizer), tokenizer, texts, self.recipe.vocabulary.pieces))
        say(f"{self._pieces().get_piece_size():,} pieces")

    def start(self, say: Say) -> None:
        """Lay the weights to begin with into `start`."""
        from mujaz.training.base import load_base

        out, begin = _emptied(self.recipe.work / "start"), self.recipe.start
        spm = self.recipe.work / "source.spm"
        if begin.model:
            self._save(load_base(begin.model).model, out)
            return
        import torch

        from mujaz.training.recipe.start import begin as fresh
        from mujaz.training.recipe.start import read_encoder
        from mujaz.training.recipe.vocabulary import read_unigrams

        encoder, pieces = read_encoder(begin.encoder), read_unigrams(_tokenizer(begin.encoder))
        model, own = fresh(encoder, pieces, spm, begin.decoder_layers)
        self._save(model, out)
        torch.save(own, out / "positions.pt")
        say(f"{model.num_parameters() / 1e6:.1f}M parameters")

    def rows(self, say: Say) -> None:
        """Mark terms, encode, and link."""
        from mujaz.training.recipe.links import linked
        from mujaz.training.recipe.rows import encode, texts

        encoded = encode(texts(self.recipe, self.text), self._pieces())
        say(f"{len(encoded):,} rows, {len(encoded.target) / 1e6:.1f}M target tokens")
        linked(encoded, self.recipe.aligner, self.recipe.work).save(self.data)

    def train(self, say: Say) -> None:
        """Train at the constant rate until the time is up, going on from the checkpoint if there is one."""
        from mujaz.training.recipe.loop import train

        rows = self._rows()
        trainee = self._trainee(rows)
        if trainee.resume(self.checkpoint):
            say(f"going on from {trainee.progress}")
        train(trainee, rows, self.recipe, self.checkpoint, say)

    def cooldown(self, say: Say) -> None:
        """Cool a copy of the checkpoint down, and blend it with the weights begun with."""
        from mujaz.training.recipe.loop import cool

        rows = self._rows()
        trainee = self._trainee(rows)
        if not trainee.resume(self.checkpoint):
            raise ModelError(f"{self.checkpoint}: not the checkpoint of this recipe; train first")
        cool(trainee, rows, self.recipe, say)
        out = _emptied(self.recipe.work / "cooled")
        self._save(trainee.finished(self.recipe.training.share), out)
        _write_json(out / "progress.json", str(trainee.progress))

    def convert(self, _: Say) -> None:
        """Convert to CTranslate2's form, int8."""
        cooled, recipe = self.recipe.work / "cooled", self.recipe
        write_own(cooled, self.model, name=recipe.name, licence=recipe.licence)

    def score(self, say: Say) -> None:
        """Score the model, bare and with a glossary, on every test set, greedy and with a beam."""
        _write_json(self.scores, scored(self.model, self.recipe.tests, say))

    def card(self, _: Say) -> None:
        """Write the model card."""
        cooled = self.recipe.work / "cooled"
        text = card(
            self.recipe,
            _read_json(cooled / "config.json"),
            _read_json(self.counts),
            corpus.licences(self.recipe.corpus),
            _read_json(cooled / "progress.json"),
            _read_json(self.scores),
        )
        write_text(self.model / "README.md", text)

    def _save(self, model: Any, out: Path) -> None:
        from mujaz.training.base import save_model

        cut, spm = self._pieces(), self.recipe.work / "source.spm"
        tokens = [*(cut.id_to_piece(i) for i in range(cut.get_piece_size())), "<pad>"]
        save_model(model, {token: i for i, token in enumerate(tokens)}, spm, spm, out)

    def _trainee(self, rows: Any) -> Any:
        import torch

        from mujaz.training.recipe.loop import Trainee

        count = self.recipe.training.candidates
        candidates = torch.from_numpy(rows.frequent(count)) if count else None
        return Trainee(self.recipe.work / "start", self.recipe, named_stamp(self.stages, "start"), candidates)

    def _rows(self) -> Any:
        from mujaz.training.recipe.rows import Rows

        return Rows.load(self.data)

    def _pieces(self) -> Any:
        import sentencepiece

        return sentencepiece.SentencePieceProcessor(model_file=str(self.recipe.work / "source.spm"))


def named_stamp(stages: Sequence[Stage], name: str) -> str:
    """Give the stamp of a stage by its name."""
    return next(stage for stage in stages if stage.name == name).stamp()


def scored(model: Path, tests: Path | None, say: Say) -> dict[str, Any]:
    """Score a model on the test sets in a folder, a line for each set and beam.

    Bare, without a glossary; so are the terms that a test set names.
    """
    from mujaz.evaluation import evaluate, read_testset
    from mujaz.glossary import Glossary
    from mujaz.translate import Translator

    out: dict[str, Any] = {}
    for name in _testsets(tests):
        testset = read_testset(str(name))
        for beam in _BEAMS:
            run = evaluate(testset, Translator(model, Glossary(), beam=beam))
            title = f"{name.stem}, beam {beam}"
            out[title] = {s.name: {"value": s.value, "signature": s.signature} for s in run.scores}
            say(title + ": " + ", ".join(f"{s.name} {s.value:.1f}" for s in run.scores))
    return out


def _testsets(tests: Path | None) -> list[Path]:
    """Give files of articles, and what pairs of files have in common, as `read_testset` takes them."""
    if not tests:
        return []
    pairs = [p.with_suffix("") for p in sorted(tests.glob("*.ar")) if p.with_suffix(".en").exists()]
    return [*sorted(tests.glob("*.jsonl")), *pairs]


def _tokenizer(encoder: str) -> Path:
    """Give the tokenizer.json of an encoder, of a directory or fetched from the hub."""
    if (path := Path(encoder).expanduser() / "tokenizer.json").is_file():
        return path
    from huggingface_hub import hf_hub_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError

    try:
        return Path(hf_hub_download(encoder, "tokenizer.json"))
    except (OSError, HfHubHTTPError, HFValidationError) as e:
        reason = str(e).strip().splitlines()[0]
        raise ModelError(
            f"{encoder}: neither a directory with a tokenizer.json nor on the hub ({reason})"
        ) from None


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _write_json(path: Path, value: Any) -> None:
    write_text(path, [json.dumps(value, indent=1, ensure_ascii=False), "\n"])


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def with_minutes(recipe: Recipe, minutes: float | None) -> Recipe:
    """Give the recipe with another time for training, if one is named."""
    if minutes is None:
        return recipe
    return replace(recipe, training=replace(recipe.training, minutes=minutes))
