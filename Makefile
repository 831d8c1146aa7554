# Each command does all its own set-up; a second run starts at once.
PYTHON_IN_VENV := .venv/bin/python
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help run test coverage soak bench lint screenshots wheel-check clean

help:
	@echo "make run           the program (ARGS='--library FILE' to pass arguments)"
	@echo "make test          every test, without a screen (ARGS to pass arguments to pytest)"
	@echo "make coverage      the same tests, with branch coverage and a floor for each layer"
	@echo "make soak          long trials (PART=history for one of them; see scripts/soak.py)"
	@echo "make bench         timings (PART=startup for one of them; see benchmarks/)"
	@echo "make lint          ruff and mypy"
	@echo "make screenshots   docs/screenshots, from the sample workshop"
	@echo "make wheel-check   build a wheel and try it in a clean environment"
	@echo "make clean         remove what the others made"

run: .venv/.set-up-run
	@$(PYTHON_IN_VENV) main.py $(ARGS)

test: .venv/.set-up-dev
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m pytest -n 2 $(ARGS)

coverage: .venv/.set-up-dev
	@mkdir -p build
	@COVERAGE_FILE=build/.coverage $(OFFSCREEN) $(PYTHON_IN_VENV) -m pytest -n 2 --cov \
	  --cov-report=json:build/coverage.json $(ARGS)
	@$(PYTHON_IN_VENV) scripts/coverage_floors.py build/coverage.json

soak: .venv/.set-up-dev
	@$(OFFSCREEN) $(PYTHON_IN_VENV) -m scripts.soak $(PART)

bench: .venv/.set-up-dev
	@for part in $(or $(PART),audience exports preview startup wordings); do \
	  echo "== $$part"; $(OFFSCREEN) $(PYTHON_IN_VENV) -m benchmarks.$$part || exit 1; \
	done

lint: .venv/.set-up-dev
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m ruff format --check .
	$(PYTHON_IN_VENV) -m mypy app

screenshots: .venv/.set-up-dev
	$(OFFSCREEN) $(PYTHON_IN_VENV) -m scripts.screenshots docs/screenshots
	$(OFFSCREEN) $(PYTHON_IN_VENV) -m scripts.room_screenshots docs/screenshots
	$(OFFSCREEN) $(PYTHON_IN_VENV) -m scripts.collect_screenshots docs/screenshots
	$(PYTHON_IN_VENV) -m scripts.record_screenshots docs/screenshots

wheel-check: .venv/.set-up-dev
	sh scripts/wheel-check.sh

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/.set-up-run: requirements/run.txt scripts/set-up.sh
	@sh scripts/set-up.sh run

.venv/.set-up-dev: requirements/run.txt requirements/dev.txt scripts/set-up.sh
	@sh scripts/set-up.sh dev
