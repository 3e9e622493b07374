# The habits of this project. `make` alone lists them.
# A fresh machine needs CPython >= 3.11 with pip and venv, make, git, and a way to PyPI.

UV_VERSION := 0.13.8
PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := $(UV) run --frozen --all-extras --no-sync

# Where `make run` keeps its database, its secret and its collected files.
DATA ?= $(CURDIR)/var
SERVE ?= 1
# What rests on the database: transactions, triggers, many at once. It runs on PostgreSQL too.
STORED := tests/portal/people tests/portal/advice tests/portal/api/test_tokens.py tests/portal/selfcheck \
  tests/portal/trail/test_actions.py tests/portal/evidence/test_receiving.py \
  tests/portal/evidence/test_keeping.py tests/portal/intake/test_filing.py \
  tests/portal/intake/test_mailbox.py tests/portal/casework/test_ways.py \
  tests/portal/casework/test_together.py tests/portal/letters/test_numbers.py \
  tests/portal/privacy/test_retention.py tests/portal/backup \
  tests/portal/reaching/test_reminders.py
# The same rooms whole, and the ways from end to end in the browser: `make soak`.
ROOMS := tests/portal/trail tests/portal/evidence tests/portal/intake tests/portal/casework \
  tests/portal/letters tests/portal/reported tests/portal/privacy tests/portal/reaching \
  tests/portal/pledge

# Files go in their order: by count, the few long ways would come last, and leave a core idle.
TWO := -n 2 --dist loadfile --no-loadscope-reorder --max-worker-restart 0

.DEFAULT_GOAL := help
.PHONY: help setup run browser test soak check types style floors spelling bench cases docs train messages clean

help: ## list the habits
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

setup: $(filter .tools/bin/uv,$(UV)) ## install exactly what uv.lock names into .venv
	@$(UV) sync --frozen --all-extras --quiet
	@$(RUN) python tools/vendor/fetch.py
	@$(RUN) python tools/catalogues.py --compile

run: setup ## judge six scenes, then serve the portal on http://127.0.0.1:8000 (SERVE=0 stops before)
	@$(RUN) jaganetral scenes
	@if [ "$(SERVE)" != "0" ]; then JAGANETRAL_DATA="$(DATA)" $(RUN) jaganetral serve --demo; fi

browser: # the pages are tested in Debian's chromium
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get -qq update && apt-get -qq install -y chromium >/dev/null; } || \
	  { echo "make test needs a browser; install it once: sudo apt-get install chromium" >&2; exit 1; }

test: setup browser ## every test, then what stores anything again on PostgreSQL
	$(RUN) pytest $(TWO) -m "not browser"
	@# A worker that opens pages has died by itself, seldom and not understood yet: one more try.
	$(RUN) pytest $(TWO) -m browser || $(RUN) pytest $(TWO) -m browser
	$(RUN) pytest $(TWO) --database postgresql -m "not browser" $(STORED)

soak: setup ## a long fuzz, repeated kill -9, scans of millions; writes docs/soak.md, docs/scan.md (hours)
	$(RUN) python soak/soak.py
	$(RUN) python soak/api.py
	$(RUN) python soak/kills.py
	$(RUN) python soak/scan.py
	$(RUN) python soak/scan.py --only engine
	$(RUN) python soak/scan_ray.py
	$(RUN) pytest $(TWO) --database postgresql -m "not browser" $(ROOMS)
	$(RUN) pytest --database postgresql tests/e2e/test_report_to_end.py

check: setup style types floors spelling ## style, types, floors of the house, spelling

style:
	$(RUN) ruff check .
	$(RUN) ruff format --check .

types:
	JAGANETRAL_DATA="$(DATA)" $(RUN) mypy

floors:
	$(RUN) lint-imports

spelling: ## English by codespell, Indonesian by hunspell's dictionary
	$(UV) run --frozen --quiet --project tools/spelling python tools/spelling/english.py
	$(UV) run --frozen --quiet --project tools/spelling python tools/spelling/indonesian.py

bench: setup ## speed as ratios to named peers; writes docs/benchmarks.md
	$(RUN) python benchmarks/check_vs_bert.py
	$(RUN) python benchmarks/portal_check.py
	$(RUN) python benchmarks/text_student.py
	$(RUN) python benchmarks/desk.py --database postgresql
	$(RUN) python benchmarks/review_queue.py
	$(RUN) python benchmarks/review_queue.py --database postgresql
	$(RUN) python benchmarks/insight.py --database sqlite
	$(RUN) python benchmarks/insight.py --database postgresql
	$(RUN) python benchmarks/triage.py
	$(RUN) python benchmarks/reports_load.py
	$(RUN) python benchmarks/scan.py # with --torch against PyTorch too, which is 5 GB to install
	$(RUN) python benchmarks/scan_photos.py
	$(RUN) python benchmarks/photo_sharing.py
	$(RUN) python benchmarks/scan_engines.py # PySpark needs Java: apt-get install openjdk-17-jre-headless
	$(RUN) python benchmarks/photo_hands.py
	$(RUN) python benchmarks/photo_vs_mediapipe.py
	$(RUN) python benchmarks/photo_words.py
	$(RUN) python benchmarks/photo_material.py

cases: setup ## decided cases against three baselines; writes docs/accuracy.md
	$(RUN) python benchmarks/cases.py

docs: setup ## generate the reference pages and build the site into site/
	$(RUN) python tools/document_commands.py
	$(RUN) python tools/document_procedure.py
	$(RUN) python tools/document_letters.py
	JAGANETRAL_LOOPBACK=1 JAGANETRAL_DATA="$(DATA)" $(RUN) python manage.py document_personal_data
	NO_MKDOCS_2_WARNING=1 $(RUN) mkdocs build --strict --quiet

train: setup ## train the reader of sides from ../shared and the labels; ten minutes the first time
	OMP_NUM_THREADS=1 $(RUN) python -m training.text.train --data ../shared/data/texts --cache "$(DATA)/training"

messages: setup ## bring the Indonesian catalogue up to the sentences in the code
	$(RUN) python tools/messages.py
	$(RUN) python tools/catalogues.py

clean: ## take away what the habits made
	rm -rf .venv .tools site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf .import_linter_cache tools/spelling/.venv benchmarks/peers/.venv benchmarks/peers/mediapipe/.venv benchmarks/peers/engines/.venv
	rm -rf benchmarks/peers/torch/.venv
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
