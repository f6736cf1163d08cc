# What there is to do here: make help
GO ?= go
# The race detector needs a C compiler.
RACE := $(shell command -v gcc >/dev/null 2>&1 && echo -race)
PACKAGES := ./...

.DEFAULT_GOAL := help
.PHONY: help demo screenshots build test check budgets lighthouse generate mutation fuzz browser validators

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "%-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: ## lint and build the starter site in ./my-launch
	@test -e my-launch/launchbook.yaml || $(GO) run ./cmd/launchbook init my-launch
	$(GO) run ./cmd/launchbook lint my-launch
	$(GO) run ./cmd/launchbook build my-launch
	@echo "Open my-launch/public/index.html in a browser."

screenshots: demo browser ## take the picture of the README from the demo
	$$(command -v chromium || command -v chromium-browser || command -v google-chrome) --headless --no-sandbox --disable-gpu \
		--hide-scrollbars --allow-file-access-from-files --window-size=1400,860 --virtual-time-budget=4000 \
		--screenshot=docs/portal.png "file://$(CURDIR)/docs/portal.html"

build: ## build the binary ./launchbook
	CGO_ENABLED=0 $(GO) build -trimpath -o launchbook ./cmd/launchbook

test: check browser ## run all tests, those in the browser too
	$(GO) test $(RACE) $(filter-out %/cmd/launchbook,$(shell $(GO) list $(PACKAGES)))
	$(GO) test ./cmd/launchbook # starts the program hundreds of times, each time slowly with the race detector

check: ## gofmt and go vet
	@test -z "$$(gofmt -l .)" || { echo "not formatted:"; gofmt -l .; exit 1; }
	$(GO) vet $(PACKAGES)

browser: ## install Chromium with apt if there is none
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
		echo "installing chromium"; SUDO=$$(command -v sudo || true); \
		$$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; }

budgets: browser ## measure what the portal costs its readers, and write it into docs/portal.md
	$(GO) test ./generator -run 'TestPagesInTheBrowser|TestWeight' -count 1 -v -timeout 30m -budgets

lighthouse: browser ## run Lighthouse on every page type, and write docs/portal.md (needs npm)
	npm install --silent --no-save --no-fund --no-audit --prefix $(BENCH) lighthouse@12.8
	CHROME_PATH=$$(command -v chromium || command -v chromium-browser || command -v google-chrome) \
		$(GO) run ./bench/lighthouse -lighthouse $(BENCH)/node_modules/.bin/lighthouse -o docs/portal.md

generate: ## write docs/types and docs/rules again
	$(GO) test ./docs ./lint/rules/page -update

mutation: ## break every valid document in every way, and write docs/mutation.md (half an hour)
	$(GO) test ./lint/mutation -every 1 -page "$(CURDIR)/docs/mutation.md" -timeout 3h

FUZZTIME ?= 30s
fuzz: ## fuzz every parser and every sink, half a minute each
	bench/torture/fuzz.sh $(FUZZTIME)

validators: ## validate a SARIF report of broken runbooks with Microsoft's tool (needs npm)
	@dir=$$(mktemp -d) && trap 'rm -rf "$$dir"' EXIT && \
	$(GO) build -o "$$dir/launchbook" ./cmd/launchbook && "$$dir/launchbook" init "$$dir/site" >/dev/null && \
	for f in "$$dir"/site/content/*.md; do sed -i 's/owner:/ownr:/; s/notify: cto/notify: ctoo/; s/\.md)/.mdx)/' "$$f"; done && \
	{ "$$dir/launchbook" lint "$$dir/site" --quiet --report sarif="$$dir/out.sarif" >/dev/null; test $$? -eq 1; } && \
	npm install --silent --no-fund --no-audit --prefix "$$dir" @microsoft/sarif-multitool@5.7.0 && \
	chmod u+x "$$dir"/node_modules/@microsoft/sarif-multitool-*/Sarif.Multitool* && \
	"$$dir/node_modules/.bin/sarif-multitool" validate "$$dir/out.sarif" --level Error | tee "$$dir/verdict" && \
	! grep -q ': error ' "$$dir/verdict" # the tool itself always exits with 0

# Measuring and torture.
SIZES ?= 1000,10000
RUNS ?= 5
GROWTH_RUNS ?= 3
BENCH := $(CURDIR)/.bench
.PHONY: bench

bench: ## measure beside Hugo and rumdl, and write docs/performance.md
	CGO_ENABLED=0 GOBIN=$(BENCH) $(GO) install github.com/gohugoio/hugo@v0.165.0
	npm install --silent --no-save --prefix $(BENCH) rumdl
	CGO_ENABLED=0 $(GO) build -trimpath -o $(BENCH)/ ./cmd/launchbook ./bench/floor
	$(GO) run ./bench -sizes $(SIZES) -runs $(RUNS) -launchbook $(BENCH)/launchbook -floor $(BENCH)/floor \
		-hugo $(BENCH)/hugo -rumdl $(BENCH)/node_modules/.bin/rumdl -o docs/performance.md

.PHONY: growth
growth: ## measure how much more 100,000 pages take than 10,000, and write docs/performance.md (a quarter of an hour)
	CGO_ENABLED=0 $(GO) build -trimpath -o $(BENCH)/ ./cmd/launchbook
	$(GO) run ./bench -growth -sizes 10000,100000 -runs $(GROWTH_RUNS) -launchbook $(BENCH)/launchbook -o docs/performance.md

.PHONY: torture hunt determinism vulnerabilities staticcheck
torture: build ## break builds in every way (Linux; strace and root for all of it)
	bench/torture/torture.sh ./launchbook $(or $(ROUNDS),200)
	$(GO) run ./bench/torture/calls -launchbook ./launchbook -every $(or $(EVERY),1) # on amd64

hunt: build ## look for small files that cost much, ten minutes long (Linux)
	$(GO) run ./bench/torture/hunt -launchbook ./launchbook -time $(or $(TIME),10m)

determinism: build ## build in many surroundings, and compare the bytes
	bench/torture/determinism.sh ./launchbook

vulnerabilities: ## look up known vulnerabilities of what the program calls
	$(GO) run golang.org/x/vuln/cmd/govulncheck@latest ./...

.PHONY: cross
cross: ## vet everything, tests too, as on Windows, macOS and FreeBSD
	@for os in windows darwin freebsd; do echo "$$os"; GOOS=$$os CGO_ENABLED=0 $(GO) vet $(PACKAGES) || exit 1; done

.PHONY: wine
wine: ## run the tests as on Windows; needs Wine 9 or newer
	GOOS=windows CGO_ENABLED=0 WINEDEBUG=-all $(GO) test -exec wine $(PACKAGES)

staticcheck: ## run staticcheck
	$(GO) run honnef.co/go/tools/cmd/staticcheck@latest ./...

.PHONY: cloud
cloud: ## build ./launchbook with the drivers of S3, Google Cloud Storage and Azure
	CGO_ENABLED=0 $(GO) build -trimpath -tags cloud -o launchbook ./cmd/launchbook
