package generator_test

import (
	"context"
	_ "embed"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdpruntime "github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/sitetest"
)

//go:embed testdata/axe/axe.min.js
var axe string

// plain is a page without a type, with all that Markdown has.
//
//go:embed testdata/plain.md
var plain string

// starter renders the starter site, two weeks and some days before its launch,
// with a plain page.
func starter(t *testing.T) map[string][]byte {
	t.Helper()
	dir := t.TempDir()
	if _, err := content.Init(dir, content.Options{Now: time.Now()}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "plain.md"), []byte(plain), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := site.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	files, err := generator.Render(s, generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// browser starts Chromium. Its absence fails the test: what nobody has looked
// at in a browser is not known to work.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" && runtime.GOOS == "windows" {
		t.Skip("there is no Chromium")
	}
	if path == "" {
		t.Fatal("there is no Chromium: install it (apt-get install chromium), or let `make test` do it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.WSURLReadTimeout(60*time.Second))
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx, call(network.Enable, network.EnableParams{}), call(log.Enable, cdp.Empty{})); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// call is an action that sends a protocol command.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, command, params)
		return chromedp.Void{}, err
	}
}

// seen is what a browser complained about, and what it asked for.
type seen struct {
	mu       sync.Mutex
	console  []string
	requests []string
}

func listen(t *testing.T, ctx context.Context) *seen {
	t.Helper()
	s := &seen{}
	err := chromedp.Listen(ctx, func(event any) {
		s.mu.Lock()
		defer s.mu.Unlock()
		switch e := event.(type) {
		case *cdpruntime.EventExceptionThrown:
			s.console = append(s.console, fmt.Sprintf("%+v %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception))
		case *cdpruntime.EventConsoleAPICalled:
			if kind := string(e.Type); kind == "error" || kind == "warning" {
				s.console = append(s.console, string(e.Type))
			}
		case *log.EventEntryAdded:
			s.console = append(s.console, e.Entry.Text+" "+e.Entry.URL)
		case *network.EventRequestWillBeSent:
			s.requests = append(s.requests, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *seen) take() (console, requests []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	console, requests = s.console, s.requests
	s.console, s.requests = nil, nil
	return console, requests
}

// evaluate runs a script in the page and waits for what it promises.
func evaluate[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// pages are one page of each type.
var pages = []string{
	"index.html", "launch.html", "contacts.html", "escalation.html", "on-call.html", "monitoring.html", "decisions.html", "incident.html",
	"onboarding.html", "faq.html", "contacts/senior-engineer.html", "runbooks/slow-responses.html", "runbooks/rollback.html", "checklists/go-live-security.html", "404.html", "plain.html",
}

// sizes are those of a phone and of a desktop.
var sizes = []struct {
	name          string
	width, height int64
}{{"phone", 390, 844}, {"desktop", 1280, 800}}

const violations = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
  .then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html).join(" ")))`

// tooWide is by how many pixels a page is wider than the screen.
const tooWide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

// tornNumbers are the phone numbers that break over two lines, or that stand right behind
// the word before them.
const tornNumbers = `[...document.querySelectorAll(".number, :is(td, p, [data-duty]) > [href^='tel:']")]
  .filter(e => e.getClientRects().length > 1 || e.closest(".button, .calls a") && !/\s\+\d/.test(e.closest(".button, .calls a").innerText))
  .map(e => "torn number: " + e.parentElement.innerText)`

// Every page type with all that folds open, menus too, at the size of a phone and
// of a desktop, light and dark: no error on the console, no request to anybody
// else, nothing that is wider than the screen, and nothing that axe finds. With
// -budgets, what was measured is written down.
func TestPagesInTheBrowser(t *testing.T) {
	ctx := browser(t)
	seen := listen(t, ctx)
	files := starter(t)
	sites := foreignSites(t)
	var all []budget
	measure := func(name string, files map[string][]byte, pages []string) {
		t.Run(name, func(t *testing.T) {
			seen.take()
			b := look(t, ctx, seen, weigh(t, name, files), files, pages)
			b.anywhere = lookAnywhere(t, ctx, name, files)
			all = append(all, b)
		})
	}
	measure("starter", files, pages)
	for _, name := range slices.Sorted(maps.Keys(sites)) {
		measure(name, sites[name], sample(sites[name], 3))
	}
	if *writeBudgets && !t.Failed() {
		writeTable(t, all, printed(t, ctx, files))
	}
}

// look opens pages of a portal and counts what is wrong with them.
func look(t *testing.T, ctx context.Context, seen *seen, b budget, files map[string][]byte, pages []string) budget {
	t.Helper()
	server := serve(files)
	defer server.Close()
	b.shown = len(pages)
	for _, size := range sizes {
		for _, page := range pages {
			ctx, cancel := context.WithTimeout(ctx, patience)
			err := chromedp.Do(ctx, chromedp.EmulateViewport(size.width, size.height), scheme("light"), chromedp.Navigate(server.URL+"/some/path/"+page))
			if err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			console, requests := seen.take()
			if by := evaluate[int64](t, ctx, tooWide); by > 0 {
				b.tooWide++
				t.Errorf("%s: %s on a %s is %d pixels too wide", b.site, page, size.name, by)
			}
			evaluate[int](t, ctx, axe+";document.querySelectorAll('details').forEach(d => { d.open = true; });0")
			found := evaluate[[]string](t, ctx, violations)
			if err := chromedp.Do(ctx, scheme("dark")); err != nil {
				t.Fatal(err)
			}
			found = append(found, evaluate[[]string](t, ctx, violations)...)
			if page == "index.html" {
				found = append(found, searching(t, ctx)...)
			}
			found = append(found, evaluate[[]string](t, ctx, tornNumbers)...)
			cancel()
			more, _ := seen.take()
			b.findings += len(found)
			for _, line := range slices.Concat(slices.DeleteFunc(append(console, more...), missingPicture), found) {
				t.Errorf("%s: %s on a %s: %s", b.site, page, size.name, line)
			}
			b.count(t, page, server.URL, requests)
		}
	}
	return b
}

// searching is what axe finds while the results of the search box are shown, in
// both schemes.
func searching(t *testing.T, ctx context.Context) []string {
	t.Helper()
	if evaluate[int](t, ctx, found) == 0 {
		return []string{"the search box finds nothing"}
	}
	var all []string
	for _, name := range []string{"dark", "light"} {
		if err := chromedp.Do(ctx, scheme(name)); err != nil {
			t.Fatal(err)
		}
		all = append(all, evaluate[[]string](t, ctx, violations)...)
	}
	return all
}

// missingPicture tells whether a line of the console is about a picture that is
// not there. Lint finds those; a foreign site may have some.
func missingPicture(line string) bool {
	return strings.HasPrefix(line, "Failed to load resource") && isPicture(line)
}

func isPicture(name string) bool {
	return slices.Contains([]string{".svg", ".png", ".jpg", ".gif"}, filepath.Ext(name))
}

// count adds the requests of a page.
func (b *budget) count(t *testing.T, page, home string, requests []string) {
	t.Helper()
	// What makes the portal installable is asked for once the page is there, and
	// pictures are the writer's.
	requests = slices.DeleteFunc(requests, func(r string) bool {
		return strings.HasPrefix(r, "data:") || strings.HasSuffix(r, ".webmanifest") || isPicture(r)
	})
	for _, r := range requests {
		if !strings.HasPrefix(r, home) {
			b.foreign++
			t.Errorf("%s: %s asks %s", b.site, page, r)
		}
	}
	b.requests = max(b.requests, len(requests))
	if len(requests) > maxRequests {
		t.Errorf("%s: %s needs %d requests", b.site, page, len(requests))
	}
}

// serve answers with a portal below /some/path/, as its folder on any server.
func serve(files map[string][]byte) *httptest.Server {
	return httptest.NewServer(http.StripPrefix("/some/path/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, ok := files[r.URL.Path]
		if !ok {
			data, ok = files[r.URL.Path+".html"]
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		switch filepath.Ext(r.URL.Path) {
		case ".css":
			w.Header().Set("Content-Type", "text/css")
		case ".js":
			w.Header().Set("Content-Type", "text/javascript")
		case ".svg":
			w.Header().Set("Content-Type", "image/svg+xml")
		case ".webmanifest":
			w.Header().Set("Content-Type", "application/manifest+json")
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
		}
		_, _ = w.Write(data)
	})))
}

// scheme is the reader's choice of light or dark.
func scheme(name string) chromedp.Action[chromedp.Void] { return media("prefers-color-scheme", name) }

// media is a wish of the reader's that a style can ask for.
func media(feature, value string) chromedp.Action[chromedp.Void] {
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: feature, Value: value}}})
}

// The portal works straight from the disk: scripts run, search finds, and the
// one on call is shown.
func TestPortalFromTheDisk(t *testing.T) {
	dir := t.TempDir()
	save(t, dir, starter(t))
	ctx, cancel := context.WithTimeout(browser(t), 2*time.Minute)
	defer cancel()
	s := listen(t, ctx)
	open := func(page string, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		steps = append([]chromedp.Action[chromedp.Void]{chromedp.Navigate("file://" + dir + "/" + page)}, steps...)
		if err := chromedp.Do(ctx, steps...); err != nil {
			console, _ := s.take()
			t.Fatalf("%s: %v %v", page, err, console)
		}
	}
	open("index.html", chromedp.WaitVisible("[data-now] .duty"), chromedp.Focus("#searchBox"), chromedp.SendKeys("#searchBox", "roll back"))
	onCall := evaluate[string](t, ctx, `document.querySelector("[data-now] .duty").textContent`)
	if err := chromedp.Do(ctx, chromedp.WaitVisible("#searchResults a")); err != nil {
		t.Fatal(err)
	}
	hit := evaluate[string](t, ctx, `document.querySelector("#searchResults").textContent`)
	open("decisions.html", chromedp.WaitVisible("#whatToDecide"))
	answers := evaluate[string](t, ctx, `(() => { const s = document.getElementById("whatToDecide"); s.value = "Roll back"; s.dispatchEvent(new Event("change", {bubbles: true})); const at = document.getElementById("decideAt"); at.value = "SEV1"; at.dispatchEvent(new Event("change", {bubbles: true})); return document.querySelector("[data-answer] .big").textContent; })()`)
	if !strings.Contains(onCall, "+1-555-") || !strings.Contains(strings.ToLower(hit), "roll back") || !strings.Contains(answers, "Incident commander") {
		t.Errorf("on call %q, search %q, decision %q", onCall, hit, answers)
	}
	if console, _ := s.take(); len(console) > 0 {
		t.Errorf("console: %v", console)
	}
}

// After one visit every page is there without a network, and says so; one whose
// name has to be escaped too.
func TestOfflineInTheBrowser(t *testing.T) {
	files := starter(t)
	odd, err := generator.Render(sitetest.Of(t, map[string]string{"content/C#, 100%.md": "# Odd\n", "content/_redirects": "/old /new\n"}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	delete(odd, "_redirects") // which servers keep for themselves
	for _, page := range []struct {
		files          map[string][]byte
		address, title string
	}{{files, "runbooks/rollback.html", "Rollback"}, {odd, "C%23,%20100%25.html", "Odd"}} {
		t.Run(page.title, func(t *testing.T) { withoutNetwork(t, page.files, page.address, page.title) })
	}
}

func withoutNetwork(t *testing.T, files map[string][]byte, address, want string) {
	server := serve(files)
	ctx, cancel := context.WithTimeout(browser(t), 2*time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/some/path/index.html")); err != nil {
		t.Fatal(err)
	}
	evaluate[bool](t, ctx, `navigator.serviceWorker.ready.then(() => true)`)
	server.CloseClientConnections()
	server.Close()
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/some/path/"+address), chromedp.WaitVisible(".stale")); err != nil {
		t.Fatal(err)
	}
	title := evaluate[string](t, ctx, `document.querySelector("h1").textContent`)
	note := evaluate[string](t, ctx, `document.querySelector(".stale").textContent`)
	if !strings.Contains(title, want) || !strings.HasPrefix(note, "No network: this page is as of") {
		t.Errorf("without a network the page says %q: %q", title, note)
	}
}
