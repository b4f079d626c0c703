# Verhaal: `make run` to see it, `make test` to check it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup run test check audit evaluate samples

help:  ## show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /	/' | expand -t 12

setup: $(STAMP)  ## make the environment and install everything

$(STAMP): requirements.lock pyproject.toml
	@echo "Omgeving maken in $(VENV) (de eerste keer duurt dit enkele minuten)…"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 of nieuwer is nodig."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check $$(grep '^torch==' requirements.lock)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

run: setup  ## read sample_reports/ and open the dashboard as a demo
	@$(BIN)/verhaal ingest sample_reports
	@$(BIN)/verhaal dashboard --demo

test: setup  ## run all checks and tests
	@$(MAKE) --no-print-directory check
	@$(BIN)/python -m pytest -n 3 --dist loadfile

check: setup  ## style, types, who-imports-whom, security of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/bandit --quiet --recursive --configfile pyproject.toml pipeline dashboards

audit: setup  ## known vulnerabilities in the packages; exit 3 where they could not be looked up
	@$(BIN)/python .ci/audit.py

evaluate: setup  ## measure all models on all sets, beside their baselines, into docs/evaluation.md
	@$(BIN)/python -m models.evaluation

samples: setup  ## make sample_reports/ anew
	@$(BIN)/python sample_reports/make.py
