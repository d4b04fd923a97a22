# Verbs of Glow-TTS Studio. Each sets up what it needs from nothing; the second time that takes no time.
.DEFAULT_GOAL := help
.PHONY: translate help setup run test check fix bench golden docs pictures package deb deb-check

PY := .venv/bin/python
TEXT ?= Hello. This is Glow TTS Studio, speaking on your own machine.
OUT ?= hello.wav
PROJECT ?=
GOLDEN ?= tests/golden
BENCHES ?= mas synthesis edit_latency word_error_rate pitch start
PYTEST_ARGS ?=
WORKERS ?= 2

export OMP_WAIT_POLICY ?= PASSIVE
export TEXT OUT

help:  ## say what there is
	@echo "make run     open the studio (PROJECT=FILE); without a screen: speak a line (TEXT=..., OUT=FILE.wav)"
	@echo "make test    run every test, with coverage"
	@echo "make check   style, types and floors; changes nothing"
	@echo "make fix     put style right where a program can"
	@echo "make translate  bring the window's translations up to date"
	@echo "make docs    build the user guide into build/guide, strictly; checks links and spelling"
	@echo "make pictures  take the guide's pictures of the program anew"
	@echo "make golden  compare the model with recorded vectors (GOLDEN=DIR)"
	@echo "make package  the program for people without Python, in dist/glowtts-studio, tried and weighed"
	@echo "make deb     a Debian package of what make package has made, in dist"
	@echo "make deb-check  try it in a new Debian: install, speak, open the window, remove (needs root)"
	@echo "make bench   measure speed and understandability (BENCHES=\"mas pitch\" for some)"

setup:
	@sh packaging/setup.sh

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then exec $(PY) -m app $(PROJECT); fi; \
	echo "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty), so the line is spoken into a file instead."; \
	$(PY) -m glowtts_core say "$$TEXT" --out "$$OUT" && \
	echo "The sound is in $(abspath $(OUT)). More: .venv/bin/glowtts --help"

test: setup
	@sh packaging/setup.sh tests
	env -u PYTHONDONTWRITEBYTECODE $(PY) -m pytest -n $(WORKERS) --dist worksteal --cov --cov-report=term $(PYTEST_ARGS)

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

package: setup docs
	@sh packaging/setup.sh package
	@sh packaging/freeze/package.sh

deb: setup
	@[ -x dist/glowtts-studio/glowtts ] || $(MAKE) package
	$(PY) packaging/linux/deb.py dist/glowtts-studio dist

deb-check: deb
	@sh packaging/setup.sh deb
	lintian --fail-on error,warning "$$(ls -t dist/*.deb | head -n 1)"
	@bash packaging/linux/check_deb.sh "$$(ls -t dist/*.deb | head -n 1)" dist/deb-check

golden: setup
	$(PY) -m tests.golden_checks "$(GOLDEN)"

translate: setup
	@sh packaging/translate.sh

docs: setup
	@sh packaging/setup.sh docs
	@sh packaging/docs.sh

pictures: setup
	$(PY) -m benchmarks.pictures.guide docs/pictures
