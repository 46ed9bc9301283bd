# `make` exports everything to build/; `make test` runs all tests. Needs Python 3.11 or newer, and nothing else.

PYTHON ?= python3
BIN := .venv/bin

.DELETE_ON_ERROR:
.PHONY: all site test lint format bench dist lock clean

all: .venv/installed
	$(BIN)/factsheet export --to json --to markdown --to text --to pdf --to html --out build

test: .venv/installed
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The whole site, as it would be hosted.
site: .venv/installed
	$(BIN)/factsheet publish --out build/site

# NAME='load export' runs only those.
bench: .venv/installed
	$(BIN)/python benchmarks/run.py $(NAME)

dist: .venv/installed
	$(BIN)/python -m build --no-isolation

# After a change of the dependencies in pyproject.toml. Newer versions: make lock UPGRADE=--upgrade
lock: .venv/locked
	$(BIN)/uv pip compile --quiet $(UPGRADE) --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --no-annotate --extra dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf build dist .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Everything, exactly as locked. Anew when the lock changes, so that nothing stays behind that is no longer in it.
.venv/locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	@touch $@

# The project itself, editable: what is changed in src/ or content/ holds at once.
.venv/installed: .venv/locked pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
