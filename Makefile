# What a person runs and what CI runs are the same lines. `make` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
export OMP_NUM_THREADS ?= 1

PYTHON ?= python3
# The machine's own, looked up before .venv/bin comes first on the PATH.
override PYTHON := $(shell command -v $(PYTHON))
VENV   := .venv
BIN    := $(abspath $(VENV))/bin
PY     := $(BIN)/python
STEP   := $(PYTHON) tools/step.py
export PATH := $(BIN):$(PATH)

##  To read, to build

book: $(VENV)/.ready  ## build the site into _build/html (PYODIDE=folder: with its own Python)
	@$(STEP) "MathJax, for the site's own pages" $(PY) tools/vendor.py
	@$(STEP) "the book" jupyter-book build . -W -n --keep-going -q
	@echo "Open _build/html/index.html in a browser, or run: make serve"

serve:  ## show the built site on http://localhost:8000
	@$(PYTHON) tools/serve.py

exercises: $(VENV)/.ready  ## make exercises/ from solutions/ with nbgrader
	@$(STEP) "the released notebooks" $(PY) tools/exercises.py

##  To check

test: $(VENV)/.ready  ## every check: library, text, notebooks, graders, site in a browser
	@$(PY) tools/test.py

test-oldest:  ## the quick tests with the oldest versions in bounds, in .venv-oldest
	@$(PYTHON) tools/oldest.py

bench: $(VENV)/.ready  ## a training step beside PyTorch's, into docs/speed.md
	@$(PY) -m pytest benchmarks -p no:cacheprovider --rounds 400 --write docs/speed.md

speed: $(VENV)/.ready  ## grading beside nbgrader's own, into docs/grading_speed.md
	@$(PY) -m benchmarks.grading_speed --submissions 100 --write docs/grading_speed.md

scale: $(VENV)/.ready  ## grading against workers, simulated, into docs/grading_scale.md
	@$(PY) -m benchmarks.grading_scale --write docs/grading_scale.md

lint: $(VENV)/.ready  ## ruff: errors, style, format
	@$(PY) tools/lint.py

fmt: $(VENV)/.ready  ## let ruff put the code in shape
	@$(PY) tools/lint.py --fix

proof: $(VENV)/.ready  ## prove the graders again and write book/_data/graders.json
	@$(STEP) "wrong answers, right answers, mutants" $(PY) -m tests.proof.record

grading-proof: $(VENV)/.ready  ## the whole proof of the grading: every answer both ways, kills, attacks
	@$(PY) -m pytest tests/grading -m grading_proof -p no:cacheprovider -p no:nbval -n 2

picture: book  ## render the README's screenshot of the live figure
	@$(STEP) "a headless browser" $(PY) tools/browser.py
	@$(PY) tools/picture.py

##  To add

new-chapter: $(VENV)/.ready  ## NAME=dropout PART=3_training: a chapter from the template
	@$(PY) tools/new.py chapter "$(NAME)" "$(PART)"

new-exercise: $(VENV)/.ready  ## NAME=ps11_tokens: an assignment from the template
	@$(PY) tools/new.py exercise "$(NAME)"

##  Housekeeping

setup: $(VENV)/.ready  ## make .venv and install everything into it

doctor: $(VENV)/.ready  ## what is installed, which device, which data
	@$(PY) -m nnworks doctor

clean:  ## remove what was built (the environment stays)
	@rm -rf _build book/_static/vendor node_modules .pytest_cache .ruff_cache .hypothesis
	@find lib tests book tools -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.ready: requirements.txt pyproject.toml tools/setup.py
	@$(PYTHON) tools/setup.py $(VENV)

help:
	@awk '/^##  /{printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*  ## /{split($$0, a, /:.*  ## /); printf "  make %-13s %s\n", a[1], a[2]}' \
	  $(MAKEFILE_LIST)

.PHONY: book serve exercises test test-oldest bench speed scale lint fmt proof grading-proof picture new-chapter new-exercise setup doctor clean help
