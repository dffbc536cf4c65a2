# make run    serve the app at http://127.0.0.1:8501
# make test   lint, types, architecture, unit, page and browser tests
#
# Needs Python 3.11 or newer. Every target says what it does and can be run again. Works with make 3.81, which macOS brings.

# Set where compiled modules are unwanted; without them each start is two seconds slower.
unexport PYTHONDONTWRITEBYTECODE

# Tried by running it: a name on the path can lead to nothing.
PYTHON := $(firstword $(shell for candidate in python3.13 python3.12 python3.11 python3; do \
	$$candidate -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$candidate; done))

.PHONY: help run test test-long pictures clean python

help:
	@sed -n 's/^# make /make /p' Makefile
	@echo "make test-long   the same tests, with many more generated cases"
	@echo "make pictures    take the pictures in docs/ again, from the sample district"
	@echo "make clean       remove .venv and caches; the data in var/ stays"

run: python
	@$(PYTHON) setup/environment.py app
	@exec .venv/bin/python -m representation serve

test: python
	@$(PYTHON) setup/environment.py tests
	@.venv/bin/python setup/chromium.py
	@.venv/bin/python setup/checks.py

test-long: export LONG = 1
test-long: test

pictures: python
	@$(PYTHON) setup/environment.py tests
	@.venv/bin/python setup/chromium.py
	@PYTHONPATH=. .venv/bin/python docs/pictures.py

clean:
	@echo "Removing .venv and caches. The data in var/ stays."
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@test -n "$(PYTHON)" || { echo "In the Room needs Python 3.11 or newer, and none of python3.13, python3.12, python3.11 and python3 is. Install one and run make again." >&2; exit 1; }
