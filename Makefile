# Two commands do everything: `make run` and `make test`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := chromium firefox-esr fonts-liberation fonts-noto-core curl

.DEFAULT_GOAL := help
.PHONY: help run test tested tested-in-browsers check format bench extension demo browsers lock clean

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: $(VENV)/run ## Install, build the index, serve on http://127.0.0.1:5000 (HOST=… PORT=… change that)
	@exec $(BIN)/masthead serve

test: $(VENV)/test node_modules/installed browsers check ## Install all that tests need, browsers too, and run everything
	$(BIN)/coverage erase
	$(MAKE) --jobs=2 tested tested-in-browsers
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

tested:
	$(BIN)/coverage run -m pytest --ignore=tests/browser

tested-in-browsers:
	$(BIN)/coverage run -m pytest --reruns=1 -rR tests/browser

check: $(VENV)/test node_modules/installed ## All checks that need no browser and run no test
	$(BIN)/ruff check --quiet
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	MYPYPATH=bench:tests/browser:tests $(BIN)/mypy bench/*.py
	$(BIN)/lint-imports
	$(BIN)/masthead check
	$(BIN)/masthead registry format --check
	npx tsc --noEmit
	npx biome check --error-on-warnings extension tests/extension

format: $(VENV)/test node_modules/installed ## Put the code into its form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	npx biome check --write extension tests/extension

bench: $(VENV)/test ## Measure; each benchmark prints ratios measured side by side
	for file in bench/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

extension: $(VENV)/run ## Pack the extension for Chromium and Firefox into dist/
	@$(BIN)/masthead extension

demo: $(VENV)/test ## Open Chromium or Firefox with the extension in it and a few sample pages
	@$(BIN)/python tests/browser/demo.py

browsers:
	@missing=""; \
	for names in "chromium chromium-browser google-chrome" "firefox-esr firefox" "curl"; do \
	  found=""; for name in $$names; do command -v $$name >/dev/null && found=yes; done; \
	  [ -n "$$found" ] || missing="$$missing [one of: $$names]"; \
	done; \
	[ -z "$$missing" ] && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES); \
	else \
	  echo "The tests run in real browsers, and the examples by curl. Missing:$$missing"; \
	  echo "Install them with your system's packages; on Debian: sudo apt-get install $(PACKAGES)"; exit 1; \
	fi

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Masthead needs Python 3.11 or later; name one with PYTHON=…")'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/test: $(VENV)/run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@

node_modules/installed: package.json package-lock.json
	npm install --no-save --loglevel=error # not "ci", which wants binaries for other systems in the lock file
	@touch $@

lock: $(VENV)/test ## Write the versions that are installed to constraints.txt
	@echo '# The versions that are installed, of all packages that are needed; "make lock" writes this file anew.' > constraints.txt
	@$(BIN)/python -m pip freeze --exclude-editable | grep -E '^[A-Za-z0-9_.-]+==' >> constraints.txt

clean: ## Remove all that was made; EVERYTHING=yes removes .masthead too, which remembers ids of former claims
	rm -rf $(VENV) node_modules $(if $(EVERYTHING),.masthead) .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache *.egg-info
