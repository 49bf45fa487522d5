# Every target only calls run.py, which sets everything up first. `make` lists them.
PYTHON ?= python3

help:        ## list these targets
	@grep -E '^[a-z]+: +##' Makefile | sed 's/: *## */\t/'
reproduce:   ## run the main job on seeds/: tables, figures, notebooks
	$(PYTHON) run.py reproduce
test:        ## run the tests
	$(PYTHON) run.py test
lint:        ## check style with ruff
	$(PYTHON) run.py lint
notebooks:   ## execute the notebooks on seeds/
	$(PYTHON) run.py notebooks seeds --out .
figures:     ## draw the figures of seeds/
	$(PYTHON) run.py figures seeds --out .

.PHONY: help reproduce test lint notebooks figures
