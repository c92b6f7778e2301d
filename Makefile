# The only door for people. `make run` opens the desk; `make test` proves it.
PYTHON ?= python3
BIN := .venv/bin
OUT ?= out
PROVE ?= build/prove
XZ ?= 6
ARCH ?= amd64
READY := .venv/.ready
export PYTHONPYCACHEPREFIX=
unexport PYTHONDONTWRITEBYTECODE

.PHONY: deb faults windows long prove sbom help setup run test check lint bench tour papers pictures words fonts package clean

help:  ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## / — /'

setup: $(READY)  ## make .venv with both commands in it, bytecode compiled

$(READY): requirements.lock pyproject.toml packaging/apt-runtime.txt
	@command -v dpkg-query >/dev/null 2>&1 && packaging/system.sh packaging/apt-runtime.txt || \
		command -v dpkg-query >/dev/null 2>&1 || echo "不是 Debian 系：请对照 packaging/apt-runtime.txt 自行安装系统组件"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q -j 0 .venv/lib app.py ui xinfang_desk bench >/dev/null 2>&1 || true
	@touch $(READY)

run: setup  ## the desk window; without a display the same day offscreen, leaving pictures and papers
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/python app.py; else $(MAKE) --no-print-directory tour; fi

tour: setup  ## a fictional day, offscreen: pictures of the real windows, and the papers
	@mkdir -p $(OUT)/tour
	@$(BIN)/xinfang-desk tour --to $(OUT)/tour
	@echo "图片和文书在：$(OUT)/tour"

test: setup  ## all tests
	@command -v dpkg-query >/dev/null 2>&1 && packaging/system.sh packaging/apt-test.txt || true
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "not long"

lint: setup  ## every check that reads the code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vulture
	$(BIN)/vulture app.py ui xinfang_desk  # what only tests use is dead too
	$(BIN)/deptry .
	$(BIN)/bandit -q -r app.py ui xinfang_desk -c pyproject.toml

check: lint test  ## all checks and all tests

long: setup  ## what takes long: kills, power cuts, full disks and windows by the thousand, papers read, a desk's ten years, and what the statements teach
	@mkdir -p build
	$(BIN)/python -m tests.faults --kills 10000 --cuts 10000 --state build/deaths.jsonl
	@command -v dpkg-query >/dev/null 2>&1 && packaging/system.sh packaging/apt-long.txt || true
	$(BIN)/python -m tests.faults.exchange
	$(MAKE) --no-print-directory faults
	$(BIN)/python -m tests.fuzz --cases 100000
	nice $(BIN)/python -m tests.papers_read --pages 2000 --processes 2 --state build/papers.jsonl
	$(BIN)/python -m tests.soak --years 10 --visits 20000 --home build/soak
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist loadfile -m long
	DAYS_OPEN=22 VISITS_A_DAY=20 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/ui/officer/test_month.py
	OVER_AND_OVER=50 QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto tests/ui -k leaks

faults: setup  ## each call to the disk made to fail once, in each way: what was told and what is left; goes on where it was cut off
	@mkdir -p build
	nice $(BIN)/python -m tests.faults.calls --state build/faults.jsonl
	nice $(BIN)/python -m tests.faults.calls --deaths --state build/faults.jsonl

deb: setup  ## dist/xinfang-desk_VERSION_amd64.deb, which asks for no other package, and -reading beside it; ARCH=arm64 makes ones that do not run yet
	packaging/system.sh packaging/apt-deb.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r packaging/deb/tools.txt
	PYTHONPATH=packaging PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python packaging/deb/bundle.py --out build/deb/$(ARCH) --architecture $(ARCH)
	rm -f dist/xinfang-desk_*_$(ARCH).deb dist/xinfang-desk-reading_*_$(ARCH).deb
	PYTHONPATH=packaging $(BIN)/python packaging/deb/package.py --bundle build/deb/$(ARCH) --to dist --level $(XZ) --architecture $(ARCH)
	PYTHONPATH=packaging PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python packaging/deb/reading.py --bundle build/deb/$(ARCH) --out build/deb/reading-$(ARCH) --to dist --level $(XZ) --architecture $(ARCH)

prove: deb  ## the .deb past lintian, on an old desktop and built twice, the README's two commands in a bare Debian, under PROVE (as root)
	lintian --fail-on error --tag-display-limit 0 dist/xinfang-desk_*_amd64.deb
	rm -rf build/next
	PYTHONPATH=packaging $(BIN)/python packaging/deb/package.py --bundle build/deb/amd64 --to build/next --level 0 --version 999
	packaging/prove/old_desktop.sh dist/xinfang-desk_*_amd64.deb build/next/xinfang-desk_*_amd64.deb $(PROVE)/desktop
	packaging/prove/starts.sh $(BIN)/python $(PROVE)/desktop/empty
	PATH="$(CURDIR)/$(BIN):$$PATH" packaging/prove/same_twice.sh $(BIN)/python build/deb/amd64 dist/xinfang-desk_*_amd64.deb $(XZ) $(PROVE)/again
	packaging/prove/minimal_root.sh $(PROVE)/bare

windows: setup  ## dist/xinfang-desk_VERSION_win64.exe around INTERPRETER=python-3.11.N-embed-amd64.zip; never run on Windows
	packaging/system.sh packaging/apt-windows.txt
	PYTHONPATH=packaging QT_QPA_PLATFORM=offscreen $(BIN)/python packaging/windows/build.py --interpreter $(INTERPRETER) --to dist

sbom: setup  ## what the release is made of (CycloneDX)
	$(BIN)/python packaging/sbom.py --to dist/sbom.json

bench: setup  ## speed as ratios, for docs/performance.md
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
		-r packaging/bench-peers.txt || echo "peers of the paper could not be installed: their figures are left out"
	$(BIN)/python -m bench --write docs/performance.md

papers: setup  ## renew the golden papers, on purpose; look at them afterwards
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest tests/documents --renew-papers

pictures: tour  ## renew the pictures of the manual and the README from the tour; look at them afterwards
	$(BIN)/python packaging/pictures.py $(OUT)/tour

words: setup  ## gather the words, and compile the catalogues
	$(BIN)/pybabel -q extract -F packaging/babel.cfg -k N_ --sort-by-file --no-location -o resources/locale/xinfang.pot xinfang_desk ui
	$(BIN)/pybabel -q update -D xinfang -i resources/locale/xinfang.pot -d resources/locale --no-fuzzy-matching
	$(BIN)/pybabel -q compile -D xinfang -d resources/locale

fonts: setup  ## build the fonts anew from their named packages
	$(BIN)/python packaging/fonts/build.py

package: setup  ## a wheel in dist/
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:  ## throw away what was made
	rm -rf build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
