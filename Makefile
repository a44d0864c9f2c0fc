# Everything a person types. `make site` makes the archive, `make test` runs every check; both set up what they need.

.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := .venv/bin
DUMPS := $(wildcard content/dumps/*)
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate

.PHONY: help setup site test check format lock screenshots clean

help: ## Say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | while IFS=$$'\t' read -r target words; do printf '  make %-12s %s\n' "$$target" "$$words"; done

setup: .venv/.core node_modules/.done ## Set up .venv and the front-end packages

site: setup ## Import content/dumps/ and build site/
	@$(if $(DUMPS),$(BIN)/briefings import $(DUMPS) | tail -n 3,:)
	@$(BIN)/briefings build

test: setup .venv/.test ## Set up the test tools and pass every check
	@scripts/need-chromium
	@$(MAKE) --no-print-directory check

check: ## Pass every check, with everything set up already
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n 2

format: .venv/.test ## Format the code and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/.test ## Bring the lock files up to date
	$(LOCK) --upgrade requirements/core.in -o requirements/core.lock
	$(LOCK) --upgrade requirements/test.in -o requirements/test.lock
	npm update --package-lock-only

screenshots: site .venv/.test ## Take the pictures in docs/images/
	@scripts/need-chromium
	$(BIN)/python scripts/screenshots.py

clean: ## Remove everything that can be made again
	rm -rf .venv node_modules site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp is written last, so that a set-up that was interrupted is simply done again.
.venv/.core: requirements/core.lock pyproject.toml scripts/need-tools
	@python=$$(PYTHON="$(PYTHON)" scripts/need-tools) && { $(BIN)/python -c 'import pip' 2>/dev/null || { rm -rf .venv && "$$python" -m venv .venv; }; }
	@echo "Setting up .venv"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	@touch $@

.venv/.test: .venv/.core requirements/test.lock
	@echo "Setting up the test tools"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.lock
	@touch $@

node_modules/.done: package-lock.json .npmrc | .venv/.core
	@echo "Setting up node_modules"
	@npm ci --silent
	@touch $@
