# Everything a person types. `make demo` and `make test` need python3 >= 3.11 and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUNTIME := $(VENV)/.runtime-installed
DEV := $(VENV)/.dev-installed
# Tests run in several processes, each of which takes what is left when it has done its own.
TOGETHER := --numprocesses=auto --maxprocesses=4 --dist=worksteal

# Tests start dozens of processes: compiled once, all of them begin at once, even where an image says otherwise.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test fast check format lint types contracts dependencies spelling screenshots lock clean

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

setup: $(RUNTIME) ## Make .venv with everything the bot needs

demo: $(RUNTIME) ## Start the bot with a local stand-in for Slack, and its page
	@$(BIN)/plumbline demo

test: $(DEV) ## Run every test
	@$(BIN)/python -m pytest $(TOGETHER)

fast: $(DEV) ## Run the tests that take less than a minute in all
	@$(BIN)/python -m pytest $(TOGETHER) -m "not slow" --hypothesis-profile=fast

check: format-check lint types contracts dependencies spelling test ## Everything CI runs

format: $(DEV) ## Format the code
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix-only --quiet .

format-check: $(DEV)
	@$(BIN)/ruff format --check .

lint: $(DEV)
	@$(BIN)/ruff check .

types: $(DEV)
	@$(BIN)/mypy

contracts: $(DEV)
	@$(BIN)/lint-imports

dependencies: $(DEV)
	@$(BIN)/deptry .

spelling: $(DEV)
	@$(BIN)/codespell

screenshots: $(DEV) ## Take the README's pictures of the page anew (needs Chromium)
	@$(BIN)/python -m tests.e2e.take_pictures

lock: $(DEV) ## Resolve the dependencies anew and write the lock files (needs uv)
	@uv pip compile pyproject.toml --extra build --universal --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock
	@uv pip compile pyproject.toml --extra build --extra dev --constraint requirements.lock --universal --generate-hashes --no-header --no-annotate --quiet --output-file requirements-dev.lock

clean: ## Remove the environment and the local data
	rm -rf $(VENV) .plumbline .pytest_cache .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Plumbline needs Python 3.11 or newer; try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "This Python cannot make virtual environments; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(RUNTIME): requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing Plumbline into $(VENV) (once, about a minute) ..."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@echo "Installing the tools for tests and checks ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@
