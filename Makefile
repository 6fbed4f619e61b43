# `make site` and `make test` install what they need.

.PHONY: site test packages test-packages torture screenshots command-reference bench lint format build clean

# With the Swift libraries linked statically, the program starts twice as fast and runs on machines without Swift.
BUILD := swift build -c release --static-swift-stdlib --product broadside

# Pagefind, which builds the search index.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

site: build
	.build/release/broadside build

build:
	Scripts/install-packages.sh
	$(BUILD)

test:
	Scripts/install-packages.sh --tests
	Scripts/timed.sh "Building the Swift tests" swift build --build-tests
	Scripts/timed.sh "Swift tests" swift test
	Scripts/timed.sh "Building the program" $(BUILD)
	Scripts/timed.sh "Tests of the site, the language, and trust" .venv/bin/python -m pytest -q \
	  --numprocesses auto --dist loadfile --no-loadscope-reorder --durations 10 Tests/Site Tests/Language Tests/Trust
	Scripts/timed.sh "Tests in the browser" .venv/bin/python -m pytest -q Tests/Browser

# The Debian package, the Python package, and the container image, in dist/. Every run produces the same bytes, until Debian updates a package that the
# image contains.
# ARCHITECTURE is amd64 or arm64, and must be that of this machine.
ARCHITECTURE ?= $(shell dpkg --print-architecture)

packages:
	Scripts/install-packages.sh --packages
	Scripts/build-program.sh
	.venv/bin/python Scripts/packaging --architecture $(ARCHITECTURE)

# Installs the packages from dist/ in minimal Debian systems and uses them. Requires root; otherwise skips these tests.
test-packages:
	Scripts/install-packages.sh --packages
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --requirement Tests/Packages/requirements.txt
	.venv/bin/python -m pytest -q -rs Tests/Packages

# Longer runs of the tests that try to break the program; see docs/trust.md. Takes less than half an hour on two cores.
torture: build
	Scripts/install-packages.sh --tests
	swift build --product broadside
	swift build --product MarkdownPages
	BROADSIDE_TORTURE=1 INCREMENTAL_STEPS=600 LANGUAGE_CASES=40000 .venv/bin/python -m pytest -q \
	  Tests/Trust Tests/Site/test_incremental.py Tests/Language/test_random.py
	Scripts/fuzz.sh 30
	Scripts/sanitize.sh

# Screenshots of the site for docs/, taken in a real browser.
screenshots: site
	Scripts/install-packages.sh --tests
	.venv/bin/python Scripts/screenshots.py

# docs/commands.md, from the definitions of the commands.
command-reference: build
	python3 Scripts/command_reference.py

# Requires `hugo` on the PATH and enough memory for 100,000 documents. Takes half an hour.
bench: build
	python3 Benchmarks/bench.py

lint:
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Benchmarks

format:
	swift format --in-place --recursive Package.swift Plugins Sources Tests Benchmarks

clean:
	rm -rf .build .venv .broadside dist
	find output -mindepth 1 ! -name .gitignore -delete
