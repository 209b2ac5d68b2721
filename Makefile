# Everything that is done with this repository. `make` alone prints what there is.
.DEFAULT_GOAL := help
.PHONY: help setup build release test lint format demo docs bench install clean
SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT_BUILD_FLAGS ?=
PACKAGES := libcurl4-openssl-dev libxml2-dev libsqlite3-dev libsimdjson-dev pkg-config

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 18

setup: ## install the system libraries that the build needs (Debian; asks for root where it must)
	@scripts/setup $(PACKAGES)

build: setup ## build everything for debugging
	swift build $(SWIFT_BUILD_FLAGS)

release: setup ## build the two programs for use
	swift build -c release --product forgeaudit $(SWIFT_BUILD_FLAGS)
	swift build -c release --product fixture-forge $(SWIFT_BUILD_FLAGS)

demo: build ## audit the demo fleet over HTTP and write the reports into reports/
	@scripts/demo

test: setup ## run all tests
	swift build --build-tests $(SWIFT_BUILD_FLAGS)
	swift test --skip-build $(SWIFT_BUILD_FLAGS)

lint: setup ## check formatting, the module graph, file sizes and banned constructs
	@scripts/lint

format: ## format every Swift file
	swift format --in-place --recursive --parallel Sources Tests Package.swift

docs: build ## write the generated documents anew
	@scripts/docs

bench: setup ## measure speed, memory and requests beside curl and others (BENCH=quick for a first look)
	@Benchmarks/run $(if $(filter quick,$(BENCH)),--quick)

install: release ## install forgeaudit below PREFIX (default /usr/local), DESTDIR honoured
	install -D -m 755 "$$(swift build -c release --show-bin-path)/forgeaudit" "$(DESTDIR)$(PREFIX)/bin/forgeaudit"

clean: ## remove what was built and what the demo left
	rm -rf .build .demo .bench
