# One recipe a line of `make help`. Everything runs in .venv, installed from the hash-locked requirements.
PYTHON ?= python3
BIN := .venv/bin
# One file for Python 3.11 and all later ones; no address of an index, so that any index serves.
LOCK_OPTIONS := pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --quiet --upgrade
FONT_PACKAGES := fonttools==4.68.0 fontpkg-noto-sans==2.15 noto-cjk-sans-jp-regular==0.0.1 noto-cjk-sans-jp-bold==0.0.1

.PHONY: help site check serve lint lint-scripts test coverage test-faults test-long test-mutations test-scripts test-updates check-records audit bench pictures sbom lock fonts clean
.DEFAULT_GOAL := help

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/'

.venv/site.stamp: requirements.lock pyproject.toml
	@PYTHON='$(PYTHON)' .ci/install requirements.lock .
	@touch $@

.venv/test.stamp: requirements-dev.lock .venv/site.stamp
	@PYTHON='$(PYTHON)' .ci/install requirements-dev.lock .
	@touch $@

site: .venv/site.stamp ## check every record, then build the site and the data package under build/
	@$(BIN)/pledgebook build

check: .venv/site.stamp ## check every record
	@$(BIN)/pledgebook check

serve: .venv/site.stamp ## show the site on http://127.0.0.1:8000/ and rebuild it when anything that it is made from changes
	@$(BIN)/mkdocs serve

lint: .venv/test.stamp lint-scripts ## check style, types and layers of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

test: lint test-scripts ## check the code, then run every test but those of the real records
	@$(BIN)/pytest -n auto --dist loadfile --ignore=tests/records tests

check-records: .venv/test.stamp ## run the tests of the real records
	@$(BIN)/pytest -n auto --dist loadfile tests/records

test-updates: .venv/test.stamp ## try 300 edits: an update gives the same bytes as a build from nothing
	@UPDATE_EDITS=300 $(BIN)/pytest tests/test_update.py

test-faults: .venv/test.stamp ## kill 50 builds at random moments, and try full disks, few files, folders taken away
	@FAULT_KILLS=50 $(BIN)/pytest tests/test_faults.py tests/unit/test_placing.py

test-long: .venv/test.stamp ## change ten thousand records at random: each is refused with its place, or comes back whole
	@HYPOTHESIS_PROFILE=long $(BIN)/pytest -n auto tests/unit/test_any_record.py

coverage: .venv/test.stamp ## run every test but those of the real records, and say which lines and branches none of them reaches
	@$(BIN)/pytest -n auto --dist loadfile --ignore=tests/records --cov --cov-report=term-missing:skip-covered tests

test-mutations: .venv/test.stamp ## change checks and rules in small ways, and see whether a unit test notices; SAMPLE=300 says how many
	@$(BIN)/python -m tests.mutation.run --sample $(or $(SAMPLE),300)

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

bench: .venv/site.stamp ## measure builds of made repositories beside Hugo; SIZES="100 1000 3000 10000" says of how many projects
	@$(BIN)/python -m tests.bench.bench $(SIZES)

pictures: site .venv/test.stamp ## take the pictures in README from the built site
	@$(BIN)/python -m tests.audit.pictures

sbom: .venv/site.stamp ## write build/sbom.cdx.json: libraries and scripts with versions and licences, as CycloneDX
	@$(BIN)/pledgebook sbom > build/sbom.cdx.json

lock: ## lock the newest versions that pyproject.toml allows, for every Python and system; needs uv
	uv pip compile $(LOCK_OPTIONS) --output-file requirements.lock
	uv pip compile $(LOCK_OPTIONS) --extra dev --output-file requirements-dev.lock

fonts: ## make the fonts of social cards anew; needs uv
	uv run --isolated --no-project --python 3.11 $(FONT_PACKAGES:%=--with %) site/fonts/make_fonts.py

clean: ## remove what was built, keep what was installed
	rm -rf build
