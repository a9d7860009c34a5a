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
CKV := .venv-checkov/.installed
PY  := .venv/bin/python
JS  := tests/clients/node_modules/.installed

.PHONY: run test check bench gallery events reference build deploy test-package cold-start e2e-cdn hit-ratio python313 sam-local e2e-sam validate fuzz lock clean

run: $(RUN)  ## serve charts on this machine
	$(PY) -m tools.serve --port $(PORT)

test: $(DEV) $(JS)  ## the test suite; what needs node, njs or Python 3.13 is skipped where they are missing
	$(PY) -m pytest

check: $(DEV)  ## lint, formatting and types
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

bench: $(DEV)  ## against matplotlib used the ordinary way; writes benchmarks/latest.json
	$(PY) -m benchmarks.run
	$(PY) -m tools.benchmark_table

events: $(RUN)  ## events/*.json from events/index.toml
	$(PY) -m tools.events

gallery: $(RUN)  ## docs/gallery from the events
	$(PY) -m tools.gallery

reference: $(RUN)  ## docs/reference.md, and the names of options of Chart.js, from the code
	$(PY) -m tools.reference
	$(PY) -m tools.known

fuzz: $(DEV)  ## 20,000 made-up requests in either language; the suite itself runs some thousands
	FUZZ_EXAMPLES=20000 $(PY) -m pytest tests/test_fuzz.py tests/chartjs/test_fuzz.py

ARCH        ?= arm64# what Lambda runs on; the other one is x86_64
BUILD       ?= .aws-sam/build# where `sam deploy` looks
EVENT       ?= events/bar-grouped.json
LOCAL_ARCH  := $(patsubst aarch64,arm64,$(shell uname -m))
LOCAL_BUILD := build/package# the package for this machine, for tests
is313       := -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))'
PYTHON313   ?= $(shell for python in python3.13 ~/.pyenv/versions/3.13*/bin/python3.13; do \
	$$python $(is313) 2> /dev/null && { command -v $$python; break; }; done)
export SAM_CLI_TELEMETRY := 0
export AWS_DEFAULT_REGION ?= us-east-1
export AWS_EC2_METADATA_DISABLED := true

build: $(SAM)  ## the Lambda package, with byte-code; ARCH=x86_64 for the other kind
	@.venv-sam/bin/python $(is313) || { echo 'make build needs Python 3.13: install it, or set PYTHON313'; exit 1; }
	ARCH=$(ARCH) PYTHON313=$(CURDIR)/.venv-sam/bin/python .venv-sam/bin/sam build \
		--build-dir $(BUILD) --parameter-overrides Architecture=$(ARCH)

deploy: build  ## to AWS, with your credentials; PARAMETERS="Alarms=on" and the like
	.venv-sam/bin/python infra/deploy.py $(BUILD) "$(PARAMETERS)"

test-package: $(DEV) $(RIC)  ## the package for this machine, under Lambda's runtime interface
	$(MAKE) build ARCH=$(LOCAL_ARCH) BUILD=$(LOCAL_BUILD)
	$(PY) -m pytest tests/infra/test_emulator.py tests/infra/test_snapstart.py

cold-start: $(DEV) $(RIC)  ## where the time of a cold start goes, by stage, under Lambda's runtime interface
	$(MAKE) build ARCH=$(LOCAL_ARCH) BUILD=$(LOCAL_BUILD)
	$(PY) -m tools.cold_start

e2e-cdn: $(DEV)  ## the edge function, a cache and the handler, end to end; needs nginx with its njs module
	$(PY) -m pytest tests/e2e

hit-ratio: $(DEV)  ## what one spelling of each query saves: a made trace through that cache
	$(PY) -m tests.e2e.replay

sam-local: $(RIC)  ## `sam local invoke` on EVENT, in Docker; without an engine it starts one (Debian, root)
	$(MAKE) build ARCH=$(LOCAL_ARCH) BUILD=$(LOCAL_BUILD)
	PATH=$(CURDIR)/.venv-sam/bin:$$PATH infra/lambda_docker.sh with \
		infra/sam_local.sh $(LOCAL_BUILD)/template.yaml $(LOCAL_ARCH) $(EVENT)

e2e-sam: $(DEV) $(RIC)  ## all events and an HTTP client through `sam local`, in Docker as above; takes some minutes
	$(MAKE) build ARCH=$(LOCAL_ARCH) BUILD=$(LOCAL_BUILD)
	SAM_TEMPLATE=$(LOCAL_BUILD)/template.yaml SAM_ARCHITECTURE=$(LOCAL_ARCH) infra/lambda_docker.sh with \
		$(PY) -m pytest tests/e2e/test_sam.py --durations=3

python313:  ## where Python 3.13 was found
	@echo $(PYTHON313)

validate: $(SAM) $(CKV)  ## the SAM template, and its security
	.venv-sam/bin/sam validate --lint --template infra/template.yaml
	.venv-sam/bin/cfn-lint infra/template.yaml
	.venv-checkov/bin/checkov --file infra/template.yaml --config-file infra/checkov.yaml

$(CKV): infra/requirements-checkov.txt
	test -x .venv-checkov/bin/python || $(PYTHON) -m venv .venv-checkov
	.venv-checkov/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

$(SAM): infra/requirements-sam.txt
	test -x .venv-sam/bin/python || $(or $(PYTHON313),$(PYTHON)) -m venv .venv-sam
	.venv-sam/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

# The runtime interface client as Lambda has it: beside the package, not in it.
$(RIC): infra/requirements-ric.txt $(SAM)
	.venv-sam/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r $< --target build/ric --upgrade
	touch $@

$(RUN): functions/requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: set PYTHON")'
	test -x $(PY) || $(PYTHON) -m venv .venv
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

$(DEV): requirements-dev.txt $(RUN)
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r $<
	touch $@

# A client of QuickChart's for node, which tests point at us; without npm they are skipped.
$(JS): tests/clients/package-lock.json
	@command -v npm > /dev/null || exit 0; \
	npm ci --prefix tests/clients --ignore-scripts --no-audit --no-fund --silent && touch $@

lock: $(RUN)  ## the hash-pinned requirements from pyproject.toml
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install -q uv
	.venv-lock/bin/python -m tools.lock

clean:
	rm -rf .venv .venv-sam .venv-checkov .venv-lock .aws-sam build
