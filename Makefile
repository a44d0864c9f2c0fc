# `make site` builds the archive, `make test` runs every check; both set up what they need.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?=
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --custom-compile-command "make lock" --upgrade

.PHONY: help setup site test check floors format lock screenshots mutants clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | while IFS= read -r line; do \
	  printf '  make %-12s %s\n' "$${line%%:*}" "$${line##*## }"; done

setup: .venv/.core node_modules/.done ## Set up .venv and node_modules from the lock files

site: setup ## Import content/dumps/ and build site/
	@if [ -n "$$(ls content/dumps 2>/dev/null)" ]; then $(BIN)/briefings import content/dumps | tail -n 3; fi
	@$(BIN)/briefings build

test: setup .venv/.test ## Set up the test tools and Chromium, then run every check
	@scripts/need-chromium
	@$(MAKE) --no-print-directory check

check: ## Run every check; everything must be set up
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	npm run --silent check
	$(BIN)/pytest -n 2 --dist worksteal

floors: .venv/.test ## Compare every figure of the benchmarks with its floor (takes minutes)
	$(BIN)/python benchmarks/floors.py

format: .venv/.test node_modules/.done ## Format the code and apply the fixes of the linters
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	npm run --silent format

lock: .venv/.test ## Update the lock files
	$(LOCK) requirements/core.in -o requirements/core.lock
	$(LOCK) requirements/test.in -o requirements/test.lock
	npm install --package-lock-only

screenshots: site .venv/.test ## Take the pictures in docs/images/
	@scripts/need-chromium
	$(BIN)/python scripts/screenshots.py

mutants: setup .venv/.test ## Count changes of the core that no test notices (takes hours; MODULES="content/merge" for one)
	$(BIN)/python scripts/mutants.py $(MODULES)

clean: ## Remove all generated files
	rm -rf .venv node_modules site .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The stamp .venv/.core is removed while pip works and contains the folder: a venv whose set-up was interrupted, or that was
# moved or lost its Python, has no matching stamp and is made again.
ifneq ($(shell { $(BIN)/python -c '' && cat .venv/.core; } 2>/dev/null),$(CURDIR))
.PHONY: new-venv
.venv/.core: new-venv
new-venv:
	@python=$$(PYTHON="$(PYTHON)" scripts/need-tools); rm -rf .venv; "$$python" -m venv .venv
endif

.venv/.core: requirements/core.lock pyproject.toml
	@echo "Setting up .venv"
	@rm -f $@
	@$(PIP) --require-hashes -r requirements/core.lock
	@$(PIP) --no-index --no-deps --no-build-isolation -e .
	@echo "$(CURDIR)" > $@

.venv/.test: .venv/.core requirements/test.lock
	@echo "Setting up the test tools"
	@rm -f .venv/.core
	@$(PIP) --require-hashes -r requirements/test.lock
	@echo "$(CURDIR)" > .venv/.core
	@touch $@

# npm empties node_modules first, so a stamp that is written last is enough.
node_modules/.done: package-lock.json .npmrc | .venv/.core
	@PYTHON="$(PYTHON)" scripts/need-tools > /dev/null
	@echo "Setting up node_modules"
	@npm ci --loglevel=error > /dev/null
	@touch $@
