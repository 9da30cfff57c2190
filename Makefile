# Every command of the project. Python 3.11 and make are all that a machine needs.
# `make help` lists the targets.

PORT ?= 8000
# Where the demonstration of production answers.
HTTPS_PORT ?= 8443
# How many test processes run side by side.
WORKERS ?= auto
# Further words for pytest, for example: make test ARGS="tests/news -x"
ARGS ?=

PYTHON ?= $(or $(shell command -v python3.11),python3)
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py

RUNTIME := $(VENV)/installed-runtime
TOOLS := $(VENV)/installed-tools
# Messages are compiled by a Python library: no GNU gettext is needed.
CATALOGUES := $(wildcard locale/*/LC_MESSAGES/*.po locale/overlay/*/LC_MESSAGES/*.po)
MESSAGES := $(VENV)/compiled-messages
# The HTML checker of the W3C, a Java program that npm's registry keeps.
VNU := $(VENV)/vnu.jar
VNU_VERSION := 26.9.27

export PYTHONUNBUFFERED := 1
run setup: export DJANGO_SETTINGS_MODULE := cities_site.settings.dev
test browser-test production-test check bench fuzz messages: \
	export DJANGO_SETTINGS_MODULE := cities_site.settings.test

# What production needs to be checked; no server is asked and nothing is started.
PRODUCTION := DJANGO_SETTINGS_MODULE=cities_site.settings.production \
	SECRET_KEY=checked-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJ \
	ALLOWED_HOSTS=cities.example.org WAGTAILADMIN_BASE_URL=https://cities.example.org \
	DATABASE_URL=postgresql://nobody@localhost/checked

.DEFAULT_GOAL := help
.PHONY: help setup run test browser-test production-test demo-production stop check self-check bench \
	drill fuzz audit sbom messages format
.DELETE_ON_ERROR:

help: ## List the commands
	@echo "Usage: make COMMAND [PORT=8000]"
	@echo
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /|/' \
		| awk -F'|' '{ printf "  %-16s %s\n", $$1, $$2 }'

setup: $(RUNTIME) $(MESSAGES) ## Make .venv, install, create the database, load the demonstration content
	@echo "==> Preparing the database"
	@$(MANAGE) migrate --no-input
	@echo "==> Loading the content (nothing that an editor changed is touched)"
	@$(MANAGE) seed_demo --demo-users --port $(PORT)
	@$(MANAGE) read_documents --verbosity 0
	@$(MANAGE) search_index --repair --verbosity 0

run: setup ## Set up if needed, then serve the site on PORT (8000 unless set)
	@echo
	@echo "  English   http://localhost:$(PORT)/en/"
	@echo "  中文      http://localhost:$(PORT)/zh-hans/"
	@echo "  Admin     http://localhost:$(PORT)/admin/"
	@echo "  Sign in with one of the demonstration accounts listed above. Ctrl-C stops the site."
	@echo
	@WAGTAILADMIN_BASE_URL=http://localhost:$(PORT) $(MANAGE) runserver $(PORT)

test: $(TOOLS) $(MESSAGES) ## Run all tests but the browser's, on SQLite or on DATABASE_URL
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

browser-test: $(TOOLS) $(MESSAGES) $(VNU) ## Run the browser tests in Chromium (CHROME names another)
	$(BIN)/pytest -m browser -n $(WORKERS) --dist loadfile $(ARGS)

production-test: $(TOOLS) $(MESSAGES) ## Test the whole production set-up on this machine, with faults
	$(BIN)/pytest -m production $(ARGS) tests/deploy

demo-production: $(TOOLS) $(MESSAGES) ## Bring up everything that production has, on loopback; HTTPS_PORT=8443
	@$(BIN)/python -m deploy.demo up --port $(HTTPS_PORT)

stop: ## Stop what make demo-production started; its content stays
	@$(BIN)/python -m deploy.demo down

check: $(TOOLS) $(MESSAGES) ## Run what guards the code: style, layers, settings, migrations, messages
	@echo "==> Python style"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@echo "==> Template indentation"
	@$(BIN)/djhtml --check --tabwidth 2 templates
	@echo "==> Layers"
	@$(BIN)/lint-imports
	@echo "==> Django's checks"
	@$(MANAGE) check --fail-level WARNING
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	@echo "==> Migrations"
	@$(MANAGE) makemigrations --check --dry-run
	@echo "==> Messages"
	@$(MANAGE) catalogue --check
	@echo "==> Known vulnerabilities"
	@$(BIN)/python -m tests.audit
	@echo "==> Architecture"
	@$(BIN)/pytest --quiet tests/architecture

format: $(TOOLS) ## Put Python and templates into the project's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djhtml --tabwidth 2 templates

self-check: export DJANGO_SETTINGS_MODULE := cities_site.settings.dev
self-check: setup $(TOOLS) ## Check accessibility in Chromium and visit every address; keep what is found
	@rm -f var/accessibility.jsonl
	-ACCESSIBILITY_RESULTS=$(CURDIR)/var/accessibility.jsonl \
		$(BIN)/pytest -m browser -n $(WORKERS) --ds cities_site.settings.test \
		tests/browser/test_accessibility.py
	$(MANAGE) self_check --accessibility var/accessibility.jsonl

bench: $(TOOLS) $(MESSAGES) ## Measure 1,000 news pages: queries, CPU, bytes, requests per second
	@$(BIN)/python -m tests.bench $(ARGS)

drill: $(TOOLS) $(MESSAGES) ## Backups, kills and outages on servers of its own; ARGS="--pages 500 --media-gigabytes 0.1"
	@$(BIN)/python -m tests.drills $(ARGS)

fuzz: export SCHEMATHESIS_EXAMPLES := 300
fuzz: $(TOOLS) $(MESSAGES) ## Send hostile requests to every address, in one process; ARGS="--requests 500 --seed 7"
	@$(BIN)/python -m tests.fuzz $(ARGS)
	@$(BIN)/pytest --quiet tests/api/test_schema_by_schemathesis.py

audit: $(TOOLS) ## Ask the advisories of the package index about every pinned package
	@$(BIN)/python -m tests.audit

sbom: $(TOOLS) ## Write what the site is made of to var/sbom.json (CycloneDX)
	@mkdir -p var
	@$(BIN)/cyclonedx-py requirements --output-reproducible --of JSON -o var/sbom.json requirements.txt
	@echo "Written to var/sbom.json"

messages: $(RUNTIME) ## Bring locale/ up to date with the strings in the code
	$(MANAGE) catalogue --update
	$(MANAGE) catalogue --compile

$(VENV)/bin/python:
	@echo "==> Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name it with PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt | $(VENV)/bin/python
	@echo "==> Installing what the site needs to run"
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input -r requirements.txt
	@touch $@

$(TOOLS): requirements-dev.txt $(RUNTIME)
	@echo "==> Installing the tools and test packages"
	@$(BIN)/python -m pip install --disable-pip-version-check --no-input -r requirements-dev.txt
	@touch $@

$(VNU): | $(VENV)/bin/python
	@echo "==> Fetching the HTML checker $(VNU_VERSION)"
	@npm pack --silent --pack-destination $(VENV) vnu-jar@$(VNU_VERSION) >/dev/null
	@tar -xzOf $(VENV)/vnu-jar-$(VNU_VERSION).tgz package/build/dist/vnu.jar >$@
	@rm $(VENV)/vnu-jar-$(VNU_VERSION).tgz

$(MESSAGES): $(CATALOGUES) | $(RUNTIME)
	@echo "==> Compiling the messages"
	@$(MANAGE) catalogue --compile
	@touch $@
