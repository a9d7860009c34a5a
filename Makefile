# Every target installs what it needs into folders of the project; nothing is set up by hand.
#   make run        charts at http://127.0.0.1:8000
#   make test       the test suite
SHELL  := /bin/bash
PYTHON ?= python3
PORT   ?= 8000
export PYTHONPATH := functions:.

RUN := .venv/.run
DEV := .venv/.dev
SAM := .venv-sam/.installed
RIC := build/ric/.installed
PY  := .venv/bin/python

.PHONY: run test check bench gallery events reference build sam-local fuzz lock clean

run: $(RUN)  ## serve charts on this machine
	$(PY) -m tools.serve --port $(PORT)

test: $(DEV)  ## the test suite; what needs node, njs or Python 3.13 is skipped where they are missing
	$(PY) -m pytest

check: $(DEV)  ## lint, formatting and types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

bench: $(DEV)  ## against matplotlib used the ordinary way; writes benchmarks/latest.json
	$(PY) -m benchmarks.run

events: $(RUN)  ## events/*.json from events/index.toml
	$(PY) -m tools.events

gallery: $(RUN)  ## docs/gallery from the events
	$(PY) -m tools.gallery

reference: $(RUN)  ## docs/reference.md from the code
	$(PY) -m tools.reference

fuzz: $(DEV)  ## 20,000 made-up requests; the suite itself runs 2,000
	FUZZ_EXAMPLES=20000 $(PY) -m pytest tests/test_fuzz.py

$(RUN): functions/requirements.txt
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

$(DEV): requirements-dev.txt $(RUN)
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

lock: $(RUN)  ## the hash-pinned requirements from pyproject.toml
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install -q uv
	.venv-lock/bin/python -m tools.lock

clean:
	rm -rf .venv .venv-sam .venv-lock .aws-sam build
