# Everything a newcomer needs: `make site` and `make test` do their own set-up.

.PHONY: site test torture screenshots bench lint format build clean

# With Swift's libraries in it, the program starts in half the time, and runs on machines that have no Swift.
BUILD := swift build -c release --static-swift-stdlib --product broadside

# Pagefind, which makes the search index.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

site: build
	.build/release/broadside build

build:
	Scripts/install-packages.sh
	$(BUILD)

test:
	Scripts/install-packages.sh --tests
	swift test
	$(BUILD)
	.venv/bin/python -m pytest -q Tests/Site Tests/Language Tests/Browser Tests/Trust

# What tries to break the program, for longer: see docs/trust.md. Under half an hour on two cores.
torture: build
	Scripts/install-packages.sh --tests
	swift build --product broadside
	BROADSIDE_TORTURE=1 INCREMENTAL_STEPS=600 .venv/bin/python -m pytest -q Tests/Trust Tests/Site/test_incremental.py
	Scripts/fuzz.sh 30
	Scripts/sanitize.sh

# Pictures of the site for docs/, in a real browser.
screenshots: site
	Scripts/install-packages.sh --tests
	.venv/bin/python Scripts/screenshots.py

# Wants `hugo` on the PATH, and memory for 100,000 documents; takes half an hour.
bench: build
	python3 Benchmarks/bench.py

lint:
	swift format lint --strict --recursive Package.swift Plugins Sources Tests Benchmarks

format:
	swift format --in-place --recursive Package.swift Plugins Sources Tests Benchmarks

clean:
	rm -rf .build .venv .broadside
	find output -mindepth 1 ! -name .gitignore -delete
