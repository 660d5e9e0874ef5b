# Needs only Python 3.11+, git and make. On Windows, see README.md (pipx).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench catalogues captures docs clean

demo: $(VENV)/ready        ## install, then live one partner's whole life in ./demo
	rm -rf demo
	$(BIN)/pss demo ./demo

test: $(VENV)/ready        ## run every test
	$(BIN)/python -m pytest

lint: $(VENV)/ready        ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(VENV)/ready       ## side-by-side measurements
	$(BIN)/python -m bench

catalogues: $(VENV)/ready  ## bring the French catalogue up to date with the code
	$(BIN)/python -m tools.catalogues

docs: $(VENV)/ready        ## rewrite the generated tables of the README
	$(BIN)/python -m tools.readme

captures: $(VENV)/ready    ## rewrite the screen captures of the README
	$(BIN)/python -m tools.captures

$(VENV)/ready: requirements.lock pyproject.toml $(wildcard pss_cli/locale/*/LC_MESSAGES/*.po)
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

clean:
	rm -rf $(VENV) demo dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
