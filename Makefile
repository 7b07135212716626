# Everything below needs python3 (3.11 or later), make and the package index. The
# environment is .venv, made from uv.lock; a second run finds it ready.

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
UV_VERSION := 0.13.9
MANIFESTS := pyproject.toml uv.lock $(wildcard plugins/*/pyproject.toml)
EXAMPLE := examples/baku_beijing.toml

.PHONY: demo test lint types unit format api install-check interop fuzz bench bench-smoke \
	help clean

## demo: the main job: one timeline to a calendar, a data file and a document
demo: .venv/.demo
	@$(BIN)/timeline export $(EXAMPLE) -f ical -f json -f markdown -o build/demo

## test: every check that CI makes
test: lint types bench-smoke unit

## lint: style and format of the code
lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

## types: the types, by two checkers, and the completeness of the public ones
types: .venv/.dev
	$(BIN)/mypy src plugins/*/src
	$(BIN)/basedpyright --level error src plugins/*/src
	@# It finds a package by the python on PATH, and does not follow an editable installation.
	PATH=$(CURDIR)/$(BIN):$$PATH PYTHONPATH=src basedpyright --verifytypes timeline --ignoreexternal

## unit: the tests, the doctests and the documents' examples, with branch coverage
unit: .venv/.dev
	HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-ci} $(BIN)/pytest -q -n 2 --dist loadfile --cov --cov-report=term

## format: put the code into its format
format: .venv/.dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

## api: accept a change of the public API: write tests/public_api.txt again
api: .venv/.dev
	$(BIN)/python -m tests.public_api

## interop: give our calendars and documents to other people's programs, which this installs
interop: .venv/.dev
	sh plugins/ical/tests/interop/install.sh build/interop
	sh plugins/markdown/tests/interop/install.sh build/interop
	TIMELINE_INTEROP=$(CURDIR)/build/interop $(BIN)/pytest -q -rs plugins/*/tests/interop

## fuzz: look for texts that make the date parser fail in any way but its own
fuzz: .venv/.dev
	$(UV) run --quiet --no-sync --with atheris python tests/fuzz/fuzz_edtf.py -max_total_time=$(or $(SECONDS),60)

## install-check: build the five wheels and export with them from an empty environment
install-check: .venv/.dev
	rm -rf build/install-check
	$(UV) build --quiet --all-packages --out-dir build/install-check/dist
	$(PYTHON) -m venv build/install-check/venv
	build/install-check/venv/bin/python -m pip install --quiet build/install-check/dist/*.whl
	build/install-check/venv/bin/timeline export $(EXAMPLE) -f ical -f json -f markdown -o build/install-check/out

## bench: measure the library beside its peers, in an environment of their own: benchmarks/RESULTS.md
bench: .venv/.dev
	sh benchmarks/install.sh $(UV) $(BIN)/python build/bench
	build/bench/bin/python -m benchmarks all

## bench-smoke: run every benchmark once, with next to no work
bench-smoke: .venv/.dev
	$(BIN)/python -m benchmarks smoke

## help: this list
help:
	@sed -n 's/^## //p' $(firstword $(MAKEFILE_LIST))

## clean: remove what the targets made
clean:
	rm -rf .venv build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The user's half of the environment: the library and its plugins. --inexact keeps the
# developers' half where that is already there.
.venv/.demo: $(MANIFESTS) | $(UV)
	@$(UV) sync --quiet --locked --inexact --no-dev --group plugins
	@touch $@

.venv/.dev: $(MANIFESTS) | $(UV)
	@$(UV) sync --quiet --locked --inexact
	@touch $@ .venv/.demo

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "python 3.11 or later is needed; say which: make PYTHON=python3.12")'
	@echo 'making the environment in .venv, once'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
