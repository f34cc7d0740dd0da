# One recipe a line of `make help`. Everything runs in .venv, installed from the hash-locked requirements.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help site test test-scripts lint-scripts serve check audit pictures clean
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'

.venv/site.stamp: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/test.stamp: requirements-dev.lock .venv/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

site: .venv/site.stamp ## check every record, then build the site and the data package under build/
	@$(BIN)/pledgebook build

check: .venv/site.stamp ## check every record
	@$(BIN)/pledgebook check

serve: .venv/site.stamp ## show the site on http://127.0.0.1:8000/ and rebuild it when a record, schema or page changes
	@$(BIN)/mkdocs serve

test: .venv/test.stamp ## run every test
	@$(BIN)/pytest

test-scripts: ## run the tests of the site's scripts; needs Node
	cd tests/scripts && node --test

tests/scripts/node_modules/.package-lock.json: tests/scripts/package-lock.json
	cd tests/scripts && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

lint-scripts: tests/scripts/node_modules/.package-lock.json ## read the site's scripts for mistakes and style; needs Node
	@tests/scripts/node_modules/.bin/eslint --config tests/scripts/eslint.config.js --max-warnings 0 site/theme/js tests/scripts

tests/audit/node_modules/.package-lock.json: tests/audit/package-lock.json
	cd tests/audit && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	touch $@

audit: site .venv/test.stamp tests/audit/node_modules/.package-lock.json ## build the site and measure it: weight, speed, accessibility, validity; needs Node, Java 17 and Chromium
	@$(BIN)/python -m tests.audit.audit build/site

pictures: site .venv/test.stamp ## take the pictures in README from the built site
	@$(BIN)/python -m tests.audit.pictures

clean: ## remove what was built, keep what was installed
	rm -rf build
