# All targets need python3 (3.11 or later), make and the package index. The first run
# creates the environment .venv from uv.lock; later runs reuse it.

PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
UV_VERSION := 0.13.9
MANIFESTS := pyproject.toml uv.lock $(wildcard plugins/*/pyproject.toml)
EXAMPLE := examples/baku_beijing.toml

.PHONY: demo docs test thorough lint types unit coverage browser format api install-check interop fuzz bench bench-smoke \
	help clean

## demo: export one timeline to a page, a picture, a calendar, a data file and a document
demo: .venv/.demo
	@$(BIN)/timeline export $(EXAMPLE) -f html -f svg -f ical -f json -f markdown -o build/demo
	@echo "open build/demo/baku_beijing.html in a browser"

## docs: draw the pictures of the documents again
docs: .venv/.demo
	@$(BIN)/timeline export $(EXAMPLE) -o docs/images/baku_beijing.svg -O group=tag

## test: all checks that need no browser, in under eight minutes on two cores
test: lint types bench-smoke unit

## thorough: the slow tests too, and many more examples of each property
thorough: .venv/.dev
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest -q -n 2 --dist loadfile

## lint: style and formatting of the code
lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

## types: type checks by two checkers, and the completeness of the public types
types: .venv/.dev
	$(BIN)/mypy src plugins/*/src
	$(BIN)/basedpyright --level error src plugins/*/src
	@# It finds packages through the python on PATH, and does not follow an editable installation.
	PATH=$(CURDIR)/$(BIN):$$PATH PYTHONPATH=src basedpyright --verifytypes timeline --ignoreexternal

## unit: the tests, doctests and the documents' examples
unit: .venv/.dev
	HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-ci} $(BIN)/pytest -q -n 2 --dist loadfile -m "not slow and not browser"

## coverage: the same with branch coverage, which takes half as long again
coverage: .venv/.dev
	HYPOTHESIS_PROFILE=ci $(BIN)/pytest -q -n 2 --dist loadfile -m "not slow and not browser" --cov --cov-report=term

## browser: look at pages and pictures in Chromium; install Debian's if there is none
browser: .venv/.browser
	@sh tests/browser/install.sh
	TIMELINE_BROWSER_REQUIRED=1 $(BIN)/pytest -q -n 2 --dist loadfile -m browser tests/browser

## format: format the code
format: .venv/.dev
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

## api: accept a change of the public API: write tests/public_api.txt again
api: .venv/.dev
	$(BIN)/python -m tests.public_api

## interop: install other people's programs, and give them our calendars and documents
interop: .venv/.dev
	sh plugins/ical/tests/interop/install.sh build/interop
	sh plugins/markdown/tests/interop/install.sh build/interop
	TIMELINE_INTEROP=$(CURDIR)/build/interop $(BIN)/pytest -q -rs plugins/*/tests/interop

## fuzz: look for texts that make the date parser raise anything but its own error
fuzz: .venv/.dev
	$(UV) run --quiet --no-sync --with atheris python tests/fuzz/fuzz_edtf.py -max_total_time=$(or $(SECONDS),60)

## install-check: build the seven wheels, and export with them in an empty environment
install-check: .venv/.dev
	rm -rf build/install-check
	$(UV) build --quiet --all-packages --out-dir build/install-check/dist
	$(PYTHON) -m venv build/install-check/venv
	build/install-check/venv/bin/python -m pip install --quiet build/install-check/dist/*.whl
	build/install-check/venv/bin/timeline export $(EXAMPLE) -f html -f csv -f ical -f json -f markdown -f svg -f xlsx -o build/install-check/out

## bench: measure the library and its peers; write benchmarks/RESULTS.md
bench: .venv/.dev
	sh benchmarks/install.sh $(UV) $(BIN)/python build/bench
	build/bench/bin/python -m benchmarks all

## bench-smoke: run every benchmark once, with little work
bench-smoke: .venv/.dev
	$(BIN)/python -m benchmarks smoke

## help: this list
help:
	@sed -n 's/^## //p' $(firstword $(MAKEFILE_LIST))

## clean: remove everything that the targets created
clean:
	rm -rf .venv build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The part of the environment that users have: the library and its plugins. --inexact keeps
# the developers' part if it is installed already.
.venv/.demo: $(MANIFESTS) | $(UV)
	@$(UV) sync --quiet --locked --inexact --no-dev --group plugins
	@touch $@

.venv/.dev: $(MANIFESTS) | $(UV)
	@$(UV) sync --quiet --locked --inexact
	@touch $@ .venv/.demo

.venv/.browser: .venv/.dev
	@$(UV) sync --quiet --locked --inexact --group browser
	@touch $@

$(UV):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; choose one: make PYTHON=python3.12")'
	@echo 'creating .venv'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
