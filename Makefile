# The README's two commands, `make site` and `make test`, do all the set-up themselves.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
ACT := immigration-act-2009

.PHONY: site test serve lint lock clean statutes docs messages search-bench page-figures bench
.DEFAULT_GOAL := site

# Fetches only where nothing but the sample is stored, and never in CI; where the source refuses or can't be reached
# (exit code 4), that is said with its remedy, and the site is built from what is there. A site without some
# explanations (exit code 3) can be shown too.
site: $(READY)
ifndef CI
	@$(BIN)/lawplain fetch --if-missing || test $$? -eq 4
endif
	@$(BIN)/lawplain build; code=$$?; \
	test $$code -ne 0 -a $$code -ne 3 || echo "To see the site on this machine: make serve"; exit $$code

test: $(READY) .venv/.browser
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/pytest

serve: $(READY)
	@$(BIN)/lawplain serve

lint: $(READY)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lawplain check

# Every package at the version and with the hash of requirements.lock. A failed set-up leaves no marker behind.
$(READY): pyproject.toml requirements.lock
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or later is needed: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; or name one: make PYTHON=python3.12 site"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv module is needed: apt-get install python3-venv"; exit 1; }
	@echo "Installing what lawplain needs into .venv (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# A browser for the tests: the one that is there, else the system's package, else Playwright's own download.
# Where none could be had it leaves no marker, so the next run tries again.
.venv/.browser: $(READY) tests/browser.sh
	@if sh tests/browser.sh; then touch $@; fi

# After a change of a rule or of a field that people write.
docs: $(READY)
	@$(BIN)/python -m lawplain.editors.docs docs

# After a change of the words of the pages: the sentences that a catalogue translates.
messages: $(READY)
	@$(BIN)/python -m lawplain.language.extract

# After a change of the dependencies in pyproject.toml.
lock: $(READY)
	@$(BIN)/pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv build site .site.next .site.old .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Every Act of the archive beside the project, word for word, against a second reading.
statutes: $(READY)
	@$(BIN)/python tests/statutes.py

# People's questions against the search, in a real browser: make search-bench QUESTIONS=FILE [SITE=FOLDER]
QUESTIONS ?= tests/cases/questions.jsonl
search-bench: $(READY) .venv/.browser
	@PYTHONPATH=tests $(BIN)/python -m browser.search_bench $(QUESTIONS) $(SITE)

# What a reader meets on every page, measured in a real browser: make page-figures [SITE=FOLDER]
page-figures: $(READY) .venv/.browser
	@PYTHONPATH=tests $(BIN)/python -m browser.page_figures $(SITE)

# How fast a build is, beside other generators, and with more Acts: make bench TIMES=5 SCALES="1 10 100 1000"
TIMES ?= 3
SCALES ?= 1 10 100 1000
bench: $(READY) build/bench-others/.ready
	@$(BIN)/python tests/bench.py $(TIMES) $(SCALES)

build/bench-others/.ready: tests/bench-requirements.txt
	@$(PYTHON) -m venv build/bench-others
	@build/bench-others/bin/pip install --quiet --disable-pip-version-check -r tests/bench-requirements.txt
	@touch $@
