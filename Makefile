# `make` prints this list. Every recipe works from a fresh clone: it makes .venv when needed.

PYTHON ?= python3
PORT ?= 8000
export PADWIJZER_DATA_DIR ?= $(CURDIR)/data-local

BIN := .venv/bin
# Long files begin early, or one of them runs alone at the end.
IN_PARALLEL := -n auto --dist loadfile --no-loadscope-reorder
# The lock files name what is installed, by hash; the project itself is added without looking further.
INSTALL = $(BIN)/pip install --quiet --require-hashes -r $(1) \
	&& $(BIN)/pip install --quiet --no-deps --no-build-isolation -e .

.PHONY: help run test check fix trust sbom bench lock messages access looks accept-looks browser long

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | column -t -s "$$(printf '\t')"

run: .venv/run ## Start Padwijzer on http://127.0.0.1:8000 (PORT=… for another door)
	@$(BIN)/padwijzer serve --port $(PORT)

test: .venv/dev check ## Check everything, then run every test but those of `make browser`
	tools/chromium.sh
	tools/postgresql.sh
	tools/pango.sh
	$(BIN)/pytest $(IN_PARALLEL)

check: .venv/dev ## Style, types, import rules, data and translations, in seconds
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/vendor.py --check
	$(BIN)/python tools/messages.py --check
	$(BIN)/padwijzer check

browser: .venv/dev ## Run the tests in Chromium
	tools/chromium.sh
	tools/postgresql.sh
	$(BIN)/pytest -m "browser and not access and not looks"

long: .venv/dev ## Hold the invariants to 50,000 random people, and more (a quarter of an hour)
	$(BIN)/pytest -m long -n auto --dist worksteal -rP

access: .venv/dev ## Look at every page in every setting with axe and the keyboard (20 to 25 minutes)
	tools/chromium.sh
	$(BIN)/pytest -m access

looks: .venv/dev ## Compare the ten main pages with how they looked when somebody accepted them
	tools/chromium.sh
	$(BIN)/pytest -m looks

accept-looks: .venv/dev ## Accept how the main pages look now
	ACCEPT_LOOKS=1 $(BIN)/pytest -m looks

fix: .venv/dev ## Format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

trust: .venv/dev ## Break things on purpose, count, and put the table in the README
	tools/chromium.sh
	tools/postgresql.sh
	tools/trust.sh
	$(BIN)/pytest tests/test_deploy.py
	$(BIN)/python -m trust

sbom: ## List every package we build on, as CycloneDX: dist/sbom.cdx.json
	tools/sbom.sh

bench: .venv/dev ## Measure against plain networkx
	$(BIN)/padwijzer bench

messages: .venv/dev ## Gather the sentences of the pages into the English catalog, and compile it
	$(BIN)/python tools/messages.py

lock: ## Choose versions anew and write the two lock files (needs uv)
	tools/lock.sh

.venv/run: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(call INSTALL,requirements.txt)
	@touch $@

.venv/dev: requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(call INSTALL,requirements-dev.txt)
	@touch $@ .venv/run
