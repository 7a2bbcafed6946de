# The project's commands. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# without --no-compile pip compiles thousands of files that nothing here ever imports
INSTALL := $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-compile
BUILT := src/goldenthread/ui/static/built/app.css
ASSETS := package.json package-lock.json tools/build-assets.mjs $(wildcard src/goldenthread/ui/assets/*)

# what is compiled is kept: a start of the product is several processes, each would compile it anew
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test check tables fix docs pictures bench story assets lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/run.stamp $(BUILT) ## make a fictional area and serve it on http://127.0.0.1:8000
	@exec $(BIN)/goldenthread demo

test: $(VENV)/dev.stamp $(BUILT) ## run everything: lint, types, contracts, unit, web and browser tests
	@$(BIN)/python -m tools.check

check: $(VENV)/dev.stamp $(BUILT) ## run what a minute allows, for the working day
	@$(BIN)/python -m tools.check --quick

story: $(VENV)/dev.stamp $(BUILT) ## run the browser stories alone
	@$(BIN)/python -m tools.check --stories

tables: $(VENV)/dev.stamp ## make the tables by every migration, and compare with those made from the models
	@$(BIN)/python -m pytest -q tests/config/tables_both_ways.py

fix: $(VENV)/dev.stamp ## mend what a tool can mend: imports, formatting
	@$(BIN)/ruff check --fix --quiet --output-format concise . ; $(BIN)/ruff format --quiet .

docs: $(VENV)/dev.stamp ## print the pages of the manual that come from the code
	@$(BIN)/python -m tools.manual

pictures: $(VENV)/dev.stamp $(BUILT) ## take the pictures of the manual anew, by the browser stories
	@PICTURES=docs/pictures $(BIN)/python -m tools.check --stories

bench: $(VENV)/dev.stamp $(BUILT) ## measure, and print figures and ratios
	@$(BIN)/python -m bench

assets: $(BUILT) ## build the style sheet and gather the scripts

lock: ## write requirements/*.txt anew from pyproject.toml (needs uv)
	@for set in run:trial,build dev:trial,build,dev,analytics,spark; do \
	  uv pip compile --universal --generate-hashes --no-header --quiet \
	    $$(echo $${set#*:} | tr , '\n' | sed 's/^/--extra /') pyproject.toml -o requirements/$${set%%:*}.txt; done
	@uv pip compile --universal --generate-hashes --no-header --quiet requirements/node.in -o requirements/node.txt

clean: ## remove what these commands made, the trial's data included
	@rm -rf $(VENV) node_modules var src/goldenthread/ui/static/built

$(VENV)/bin/python:
	@echo "Making the environment in $(VENV) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the product needs, every file checked against its hash ..."
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt $(VENV)/run.stamp
	@echo "Installing what the tests need, every file checked against its hash ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(BUILT): $(ASSETS) | $(VENV)/run.stamp
	@echo "Building the page assets ..."
	@$(BIN)/python tools/assets.py
	@touch $@
