# Verbs of Glow-TTS Studio. Each sets up what it needs from nothing; the second time that takes no time.
.DEFAULT_GOAL := help
.PHONY: help setup run test check fix bench golden

PY := .venv/bin/python
TEXT ?= Hello. This is Glow TTS Studio, speaking on your own machine.
OUT ?= hello.wav
GOLDEN ?= tests/golden
BENCHES ?= mas synthesis word_error_rate pitch
PYTEST_ARGS ?=

export OMP_WAIT_POLICY ?= PASSIVE
export TEXT OUT

help:  ## say what there is
	@echo "make run     speak a line with the built-in voice (TEXT=..., OUT=FILE.wav)"
	@echo "make test    run every test, with coverage"
	@echo "make check   style, types and floors; changes nothing"
	@echo "make fix     put style right where a program can"
	@echo "make golden  compare the model with recorded vectors (GOLDEN=DIR)"
	@echo "make bench   measure speed and understandability (BENCHES=\"mas pitch\" for some)"

setup:
	@sh packaging/setup.sh

run: setup
	@$(PY) -m glowtts_core say "$$TEXT" --out "$$OUT"
	@echo "The sound is in $(abspath $(OUT)). More: .venv/bin/glowtts --help"

test: setup
	$(PY) -m pytest --cov --cov-report=term $(PYTEST_ARGS)

check: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

fix: setup
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: setup
	@bad=0; for name in $(BENCHES); do echo "== $$name"; $(PY) -m benchmarks.$$name || bad=1; done; exit $$bad

golden: setup
	$(PY) -m tests.golden_checks "$(GOLDEN)"
