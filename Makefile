# Everything a contributor runs. Works with GNU make 3.81 and newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# One stamp for each step: the environment, payspec in it, the tools for its development.
MADE := $(VENV)/.made
INSTALLED := $(VENV)/.installed
DEVELOP := $(VENV)/.develop

# The pins hold for the build backend too.
PIP_INSTALL := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_BUILD_CONSTRAINT=constraints.txt \
	$(BIN)/python -m pip install -c constraints.txt

# On a terminal pip shows its progress; in a pipe it speaks only of errors.
QUIETLY = if [ -t 1 ]; then quiet=; else quiet=-qq; fi

.DEFAULT_GOAL := help
.PHONY: help generate docs check test lint mistakes fuzz mutants editor hostile signals bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

generate: $(INSTALLED) ## write generated/ from specs/
	@$(BIN)/payspec generate $(ARGS)

docs: $(INSTALLED) ## write the pages in docs/ that are made of schema, rules and specs
	@$(BIN)/payspec docs --language $(ARGS)

check: $(INSTALLED) ## find mistakes in specs/, drift in generated/ and docs/
	@$(BIN)/payspec check $(ARGS)
	@$(BIN)/payspec generate --check
	@$(BIN)/payspec docs --language --check

test: $(DEVELOP) ## run the tests; ARGS="tests/output -x" for some of them
	@$(BIN)/python -m pytest -n auto $(ARGS)

lint: $(DEVELOP) ## style and types of generator/, generated/ and tests/
	@$(BIN)/ruff check generator generated tests
	@$(BIN)/black --check --quiet --diff generator generated tests
	@$(BIN)/mypy generator generated
	@$(BIN)/pyright generator generated

mistakes: $(DEVELOP) ## judge 2,000 specs with a mistake; ARGS="--seed 1" for others
	@$(BIN)/python -m tests.spec_mutants $(ARGS)

fuzz: $(DEVELOP) ## try 120,000 hostile specs, and every word as a name of every kind
	@$(BIN)/python -m tests.fuzz_structure $(ARGS)
	@$(BIN)/python -m tests.fuzz_names $(ARGS)
	@$(BIN)/python -m tests.fuzz_names --every $(ARGS)

editor: $(DEVELOP) ## try the schema in the YAML language server, installed from npm
	@$(BIN)/python -m tests.editor.installed
	@$(BIN)/python -m pytest -rs tests/editor $(ARGS)

hostile: $(DEVELOP) ## call every operation against 10,000 broken servers; minutes
	@PYTHONPATH=generated $(BIN)/python -m tests.hostile $(ARGS)

bench: $(DEVELOP) ## measure and store times and memory
	@PYTHONPATH=generated $(BIN)/python -m tests.benchmarks $(ARGS)

mutants: $(DEVELOP) ## take things out of generated/ and see the cases notice; minutes
	@PYTHONPATH=generated $(BIN)/python -m tests.mutation $(ARGS)

signals: $(DEVELOP) ## interrupt calls at every step, 20,000 by real signals; minutes
	@PYTHONPATH=generated $(BIN)/python -m tests.signals $(ARGS)

clean: ## remove the environment, caches and build results
	rm -rf $(VENV) .editor build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find generator generated tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(MADE): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "payspec needs Python 3.11 or newer as '$(PYTHON)':" \
	    "name another one with 'make PYTHON=...'." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make environments (no venv or ensurepip):" \
	    "install its venv package, on Debian and Ubuntu 'apt install python3-venv'." \
	    >&2; exit 1; }
	@if [ -t 1 ]; then echo "making $(VENV) with $$($(PYTHON) --version)"; fi
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(INSTALLED): $(MADE)
	@$(QUIETLY); $(PIP_INSTALL) $$quiet -e .
	@touch $@

$(DEVELOP): $(MADE)
	@$(QUIETLY); $(PIP_INSTALL) $$quiet -e '.[dev]'
	@touch $(INSTALLED) $@
