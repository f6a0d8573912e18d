# What the README and CI call. PYTHON makes the environments; everything else runs in one of them.
PYTHON ?= python3
VENV ?= .venv
DEV ?= .venv-dev
MODEL ?= ../shared/model
# Fails early with a word of help where Python is too old.
NEW_ENOUGH = import sys; sys.exit("mujaz needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)

.PHONY: demo test check format model clean

demo: $(VENV)/done  ## print the brief of the example article
	$(VENV)/bin/mujaz brief examples/peace-talks.ar.txt

test: $(DEV)/done  ## run the tests
	$(DEV)/bin/python -m pytest

check: $(DEV)/done build/typing/mujaz  ## lint, format, types
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	cd build/typing && ../../$(DEV)/bin/mypy --config-file ../../pyproject.toml --cache-dir ../mypy

format: $(DEV)/done
	$(DEV)/bin/ruff check --fix .
	$(DEV)/bin/ruff format .

$(VENV)/done: pyproject.toml
	$(PYTHON) -c '$(NEW_ENOUGH)'
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check .
	touch $@

$(DEV)/done: pyproject.toml
	$(PYTHON) -c '$(NEW_ENOUGH)'
	$(PYTHON) -m venv $(DEV)
	$(DEV)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# mypy does not follow [tool.setuptools.package-dir]: lay the folders out as the package has them.
build/typing/mujaz:
	mkdir -p $@
	ln -sfn $(CURDIR)/mujaz/* $(CURDIR)/glossary $(CURDIR)/translate $(CURDIR)/summarise $@

model: ## convert the weights in MODEL (transformers' form) anew to translate/models/ar-en
	$(PYTHON) -m venv .venv-model
	.venv-model/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[hub]'
	.venv-model/bin/python tools/convert_model.py $(MODEL) translate/models/ar-en

clean:
	rm -rf $(VENV) $(DEV) .venv-model build *.egg-info
