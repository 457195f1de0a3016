# `make run` and `make test` set themselves up in .venv; nothing is installed outside it.
.PHONY: help setup run serve test check bench example catalogue consistency picture terminals clean
.DEFAULT_GOAL := help

BIN := .venv/bin
ARGS ?=

help:
	@echo 'make run          open the workbench on the worked example'
	@echo 'make serve        open it in the browser, on this machine only'
	@echo 'make test         run every test'
	@echo 'make check        ruff, mypy --strict, import-linter'
	@echo 'make example      build claims.db, the worked example, from sources/ anew'
	@echo 'make catalogue    bring the translations of the interface up to date'
	@echo 'make bench        print speeds as ratios against references of the same run'
	@echo 'make bench-report print what a report of 10,000 claims takes in each format'
	@echo 'make consistency  print recall and false alarms of the consistency rules'
	@echo 'make picture      draw the README'"'"'s picture from the real program'
	@echo 'make terminals    take pictures of it in every terminal that is installed (Xvfb)'
	@echo 'make clean        remove .venv and caches'

# The first Python of 3.11 or later that runs; some names are stubs that only print an error.
.venv/bin/python:
	@for python in python3 python3.13 python3.12 python3.11 python; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "setting up .venv with $$($$python --version)"; \
	    $$python -m venv .venv && exit 0; \
	    rm -rf .venv; \
	    echo 'make: no virtual environment could be made; install the venv module (Debian, Ubuntu: apt install python3-venv)' >&2; exit 1; \
	  fi; \
	done; \
	echo 'make: Python 3.11 or later is needed' >&2; exit 1

# Compiled ahead, since an install that may not write bytecode starts three times slower.
define install
	@echo 'installing claim-workbench$(1)'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.$(1)'
	@$(BIN)/python -m compileall -q -j 0 .venv/lib workbench >/dev/null 2>&1 || true
	@$(BIN)/python -m tools.keep
	@touch $@
endef

.venv/.run: .venv/bin/python pyproject.toml constraints.txt
	$(call install,)

.venv/.test: .venv/.run
	$(call install,[test])

.venv/.dev: .venv/.test
	$(call install,[dev])

setup: .venv/.run

run: .venv/.run
	@$(BIN)/workbench $(ARGS)

.venv/.serve: .venv/.run
	$(call install,[serve])

serve: .venv/.serve
	@$(BIN)/workbench serve $(ARGS)

test: .venv/.test
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.test
	@$(BIN)/python -m tools.bench $(ARGS)

bench-report: .venv/.test
	@$(BIN)/python -m tools.bench_report $(ARGS)

example: .venv/.run
	@$(BIN)/python -m tools.example

catalogue: .venv/.test
	@$(BIN)/python -m tools.catalogue

consistency: .venv/.test
	@$(BIN)/python -m tests.consistency.gold

picture: .venv/.run
	@$(BIN)/python -m tools.picture

terminals: .venv/.run
	@$(BIN)/python -m tools.terminals $(ARGS)

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
