# The main job, in two commands: `make demo` opens a complete newspaper, `make test` proves it.
# Nothing is needed but Python 3.11 or newer and make.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
DEMO ?= demo-paper
# The locks name all that is needed, and pip compiles on one processor what all can.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-compile
COVERAGE ?= -m slipcover
# One more than processors: while one waits for a program that it has started, the others go on.
PROCESSES ?= 3

.PHONY: help env demo test test-env coverage soak check lint layers types migrations format lock screenshots docs tables messages clean

help:
	@echo "make demo          a complete demo newspaper at http://127.0.0.1:$(PORT)/ (PORT=8000)"
	@echo "make test          install what the tests need and run all of them"
	@echo "make coverage      all tests on SQLite, and which lines they reach"
	@echo "make soak          1,000 kills, 10,000 edits and the benchmark in small: hours"
	@echo "make env           only the environment: $(VENV)"
	@echo "make check         format, lint, types, layers, migrations and generated pages"
	@echo "make screenshots   every kind of page, at three widths, both directions, light and dark"
	@echo "make docs          generate the reference pages"
	@echo "make tables        write the ready-made tables of a new newspaper anew"
	@echo "make messages      collect and compile the interface's texts"
	@echo "make lock          resolve the dependencies anew"

env: $(VENV)/.compiled

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "masthead: Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
	  || { echo "masthead: Python's venv is missing; on Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@echo "Creating the environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing the packages …"
	@$(PIP) --require-hashes -r requirements.lock
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(PIP) --no-build-isolation --editable .
	@touch $@

# A package may bring files that no Python of this version reads.
$(VENV)/.compiled: $(VENV)/.runtime
	@$(BIN)/python -m compileall -q -j 0 $(VENV)/lib masthead >/dev/null || true
	@touch $@

$(VENV)/.tests: requirements-dev.lock $(VENV)/.runtime
	@echo "Installing what the tests need …"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

test-env: $(VENV)/.tests

demo: env
	@exec $(BIN)/masthead demo $(DEMO) --port $(PORT)

# What touches the database on PostgreSQL, where coverage is measured too, for that run is the shorter one (`make
# coverage` measures the other); then everything on SQLite, in Chromium too.
test: test-env
	@if $(BIN)/python -m tests.postgres; then \
	  $(BIN)/python $(COVERAGE) -m pytest -n $(PROCESSES) --database=postgresql; \
	elif [ "$$CI" = true ]; then exit 1; fi
	@$(BIN)/python -m pytest -n $(PROCESSES)

coverage: test-env
	@$(BIN)/python $(COVERAGE) -m pytest -n $(PROCESSES)

soak: test-env
	@SOAK_KILLS=1000 SOAK_EDITS=10000 SOAK_BENCH=1 $(BIN)/python -m pytest \
	  tests/contracts/test_tables.py tests/rooms/archive/test_real_exports.py tests/rooms/photos/test_reference.py \
	  tests/rooms/cli/test_kills.py tests/rooms/cli/test_media_in_a_bucket.py tests/rooms/cli/test_readers_never_notice.py \
	  tests/rooms/cli/test_bench.py tests/rooms/reader/test_pressed.py tests/rooms/stories/merging/test_properties.py

check: lint layers types migrations

lint: test-env
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .

layers: test-env
	@$(BIN)/lint-imports

types: test-env
	@$(BIN)/mypy masthead

migrations: test-env
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python -m django makemigrations --check --dry-run

screenshots: test-env
	@$(BIN)/python -m tests.browser.screenshots

docs: env
	@$(BIN)/python -m masthead.conf.reference
	@$(BIN)/python -m masthead.cli.commands_page

# What the migrations of an empty newspaper come to, for both databases.
tables: test-env
	@$(BIN)/python -m tests.tables

format: test-env
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

messages: env
	@$(BIN)/python -m masthead.conf.messages

lock:
	@$(BIN)/uv pip compile pyproject.toml --extra pg --extra s3 --group build --universal --python-version 3.11 --generate-hashes \
	  --no-strip-extras --no-header --no-emit-index-url --quiet --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --extra pg --extra s3 --group build --group dev --constraints requirements.lock --universal \
	  --python-version 3.11 --generate-hashes --no-strip-extras --no-header --no-emit-index-url --quiet --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info
