# What CI and contributors call. PYTHON makes the environment VENV; everything else runs in it.
PYTHON ?= python3
VENV ?= .venv
MODEL ?= ../shared/model

.PHONY: bench recipe screenshots baselines quality demo test check format model clean

demo: $(VENV)/bin/mujaz  ## print the brief of the example article
	$(VENV)/bin/mujaz brief examples/peace-talks.ar.txt

test: $(VENV)/done  ## run the tests
	$(VENV)/bin/python -m pytest

check: $(VENV)/done  ## lint, format, types
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	@# mypy does not follow [tool.setuptools.package-dir]: lay the folders out as the package has them.
	rm -rf build/typing && mkdir -p build/typing/mujaz
	ln -s $(CURDIR)/mujaz/* $(CURDIR)/glossary $(CURDIR)/translate $(CURDIR)/summarise $(CURDIR)/training build/typing/mujaz
	cd build/typing && $(abspath $(VENV))/bin/mypy --config-file ../../pyproject.toml --cache-dir ../mypy

format: $(VENV)/done
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

$(VENV)/bin/mujaz:
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --no-compile --disable-pip-version-check .

$(VENV)/done: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

baselines: $(VENV)/done  ## write tests/data/baselines anew, after a change that is meant
	$(VENV)/bin/python -m pytest tests/evaluation/test_own_guard.py -k translations_hold --mujaz-update-baselines

quality: $(VENV)/done  ## write the table of docs/quality.md anew from ../shared/testsets
	$(VENV)/bin/python benchmarks/quality.py

bench: ## measure speed and memory, write docs/speed.md and benchmarks/speed.json
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps .
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check '.[hub,evaluate,files]'
	.venv-bench/bin/python benchmarks/speed.py

screenshots: $(VENV)/done  ## take docs/brief.png anew; needs Chromium
	$(VENV)/bin/python tools/screenshots.py

model: ## convert the weights in MODEL (transformers' form) anew to translate/models/ar-en
	$(PYTHON) -m venv .venv-model
	.venv-model/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[hub]'
	.venv-model/bin/python tools/convert_model.py $(MODEL) translate/models/ar-en

# RECIPE says of what and how; STAGE how far to go (clean vocabulary start rows train cooldown convert score card).
RECIPE ?= training/recipe.toml
STAGE ?= card

recipe: ## make a model from text; what is up to date is skipped, what was stopped goes on
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	.venv-train/bin/python -m mujaz.training.recipe $(RECIPE) $(STAGE)

clean:
	rm -rf $(VENV) .venv-bench .venv-model .venv-train build *.egg-info
