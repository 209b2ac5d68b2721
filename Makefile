# Everything that is done with this repository. `make` alone prints what there is.
.DEFAULT_GOAL := help
.PHONY: help setup build release test test-asan test-tsan test-leak fuzz lint format demo docs man pictures check-schema \
	check-reports measure-reports bench install uninstall deb check-install check-deb check-shards check-notify clean
SHELL := /bin/bash
PREFIX ?= /usr/local
SWIFT_BUILD_FLAGS ?=
# Swift's runtime goes into the programs: who runs them needs no Swift.
RELEASE_FLAGS = -c release --static-swift-stdlib $(SWIFT_BUILD_FLAGS)
PACKAGES := libcurl4-openssl-dev libxml2-dev zlib1g-dev libsqlite3-dev libsimdjson-dev pkg-config python3-jsonschema python3-yaml nginx-light openssl

help: ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 24

setup: ## install what the build and the tests need (Debian; asks for root where it must)
	@scripts/setup $(PACKAGES)

build: setup ## build everything for debugging
	swift build $(SWIFT_BUILD_FLAGS)

release: setup ## build the two programs for use
	swift build $(RELEASE_FLAGS) --product forgeaudit
	swift build $(RELEASE_FLAGS) --product fixture-forge

demo: build ## audit the demo fleet over HTTP and write the reports into reports/
	@scripts/demo

test: setup ## run all tests
	swift build --build-tests $(SWIFT_BUILD_FLAGS)
	@scripts/test $(SWIFT_BUILD_FLAGS)

test-leak: setup ## see that the tests notice a program that leaks its tokens
	@scripts/test-leak

test-asan: setup ## run all tests under AddressSanitizer
	@scripts/test-sanitized address .build-asan $(SWIFT_BUILD_FLAGS)

test-tsan: setup ## run all tests under ThreadSanitizer
	@scripts/test-sanitized thread .build-tsan $(SWIFT_BUILD_FLAGS)

fuzz: setup ## fuzz the parsers, FUZZ_SECONDS (60) each; TARGET=json for one of them
	@scripts/fuzz $(TARGET)

lint: setup ## check formatting, the module graph, file sizes and banned constructs
	@scripts/lint

format: ## format every Swift file
	swift format --in-place --recursive --parallel Sources Tests Fuzz/Entries Package.swift

docs: build ## write the generated documents anew
	@scripts/docs

check-schema: setup ## check every example config, and broken ones, with a stock validator of JSON Schema
	@scripts/check-schema

check-reports: setup ## have programs of others read the reports: browser, validators, parsers (installs them)
	swift build --build-tests $(SWIFT_BUILD_FLAGS)
	@scripts/check-reports

measure-reports: setup ## measure what the reports of 100,000 repositories cost
	swift build --build-tests $(SWIFT_BUILD_FLAGS)
	@scripts/measure-reports

pictures: ## take the pictures of the demo's report in docs/
	@scripts/pictures

man: build ## write the man pages anew
	@scripts/man

bench: setup ## measure speed, memory and requests beside curl and others (BENCH=quick for a first look, BENCH=continue for what an ended run lacks)
	@Benchmarks/run $(patsubst %,--%,$(filter quick continue,$(BENCH)))

install: release ## install program, man pages, completions and units below PREFIX (/usr/local), DESTDIR honoured
	@scripts/install "$$(swift build $(RELEASE_FLAGS) --show-bin-path)/forgeaudit" "$(PREFIX)" "$(DESTDIR)"

uninstall: ## remove what `make install` installed; configs and snapshots stay
	@scripts/uninstall "$(PREFIX)" "$(DESTDIR)"

deb: release ## make a Debian package in .build-deb, checked by lintian
	@scripts/setup debhelper fakeroot lintian
	@scripts/deb "$$(swift build $(RELEASE_FLAGS) --show-bin-path)/forgeaudit" .build-deb

check-install: release ## check what is installed: libraries, start, units, man pages, completions, the package
	@scripts/setup debhelper fakeroot lintian man-db systemd zsh fish
	@scripts/check-install "$$(swift build $(RELEASE_FLAGS) --show-bin-path)/forgeaudit"

check-deb: deb ## install the package in a clean Debian 12 and use it there (root)
	@scripts/check-deb .build-deb/forgeaudit_*.deb "$$(swift build $(RELEASE_FLAGS) --show-bin-path)/fixture-forge"

check-shards: release ## try many machines: hosts over ssh, the Kubernetes job's command (root)
	@scripts/setup openssh-server parallel iproute2 python3-yaml
	@scripts/check-shards "$$(swift build $(RELEASE_FLAGS) --show-bin-path)"/{forgeaudit,fixture-forge}

check-notify: ## try the notifications of deploy/notify against a web server and a mail server
	@scripts/setup curl jq
	@scripts/check-notify

clean: ## remove what was built and what the demo left
	rm -rf .build .build-asan .build-tsan .build-fuzz .build-man .build-deb .demo .bench
