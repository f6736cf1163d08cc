package generator_test

import (
	"context"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// visit opens pages of a portal in one browser.
func visit(t *testing.T) (ctx context.Context, open func(name string, steps ...chromedp.Action[chromedp.Void])) {
	t.Helper()
	server := serve(starter(t))
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(browser(t), 2*time.Minute)
	t.Cleanup(cancel)
	return ctx, func(name string, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		steps = append([]chromedp.Action[chromedp.Void]{chromedp.Navigate(server.URL + "/some/path/" + name)}, steps...)
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

// Enlarged four times, a desktop is 320 pixels wide (WCAG 2.2, 1.4.10).
func TestReflow(t *testing.T) {
	ctx, open := visit(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(320, 640)); err != nil {
		t.Fatal(err)
	}
	for _, name := range pages {
		open(name)
		if by := evaluate[int64](t, ctx, tooWide); by > 0 {
			t.Errorf("%s is %d pixels too wide", name, by)
		}
	}
}

// visibleText is what a reader sees once everything that folds is open.
const visibleText = `(document.querySelectorAll("details").forEach(d => { d.open = true; }), document.body.innerText)`

// Without scripts nothing is missing that somebody has to know at night.
func TestWithoutScripts(t *testing.T) {
	ctx, open := visit(t)
	off := call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	if err := chromedp.Do(ctx, off, chromedp.EmulateViewport(390, 844)); err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"index.html":      {"Checkout 2.0", "On-Call Rotation Schedule", "Escalation Path"},
		"launch.html":     {"Go/no-go pending", "T-2h", "Code Freeze", "Launch the new system"},
		"escalation.html": {"Payments failing", "After 45m", "Senior engineer", "+1-555-0122"},
		"on-call.html":    {"Alva Berg", "+1-555-0101", "Handover 09:00"},
		"decisions.html":  {"Roll back", "Filip Gran", "If nobody decides"},
		"monitoring.html": {"Error rate", "above", "average"},
		"contacts.html":   {"Hanna Ivarsson", "+1-555-0122"},
		"faq.html":        {"?"},
	} {
		open(name)
		text := evaluate[string](t, ctx, visibleText)
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s does not show %q without scripts", name, want)
			}
		}
		if evaluate[bool](t, ctx, `document.querySelector("form[role=search]").offsetParent !== null`) {
			t.Errorf("%s shows a search box that cannot work", name)
		}
	}
}

// The keyboard gets everywhere: past the menu, to the search box, to its hits.
func TestByKeyboard(t *testing.T) {
	ctx, open := visit(t)
	open("index.html", chromedp.KeyEvent(kb.Tab))
	if first := evaluate[string](t, ctx, `document.activeElement.textContent`); first != "Skip to the content" {
		t.Errorf("the first stop of the tabulator is %q", first)
	}
	visible := `(() => { const r = document.activeElement.getBoundingClientRect(); return r.width > 0 && r.top >= 0 && r.left >= 0; })()`
	if !evaluate[bool](t, ctx, visible) {
		t.Error("the skip link cannot be seen when it has the focus")
	}
	open("index.html", chromedp.KeyEvent("/"), chromedp.SendKeys("#search", "roll back"), chromedp.WaitVisible("#results a"), chromedp.KeyEvent(kb.ArrowDown))
	if hit := evaluate[string](t, ctx, `(document.activeElement.closest("#results") || {}).id || document.activeElement.getAttribute("aria-activedescendant") || ""`); hit == "" {
		t.Error("the arrow key does not reach the first hit")
	}
	if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Enter), chromedp.Sleep(300*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	if at := evaluate[string](t, ctx, `location.pathname`); strings.HasSuffix(at, "/index.html") {
		t.Error("Enter does not follow the hit")
	}
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b`)

// sheetsOf prints the page that is open on A4.
func sheetsOf(t *testing.T, ctx context.Context) int {
	t.Helper()
	result, err := chromedp.Run(ctx, func(ctx context.Context, target *chromedp.Target) (page.PrintToPDFResult, error) {
		return cdp.Call(ctx, target, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
	})
	if err != nil {
		t.Fatal(err)
	}
	return len(pdfPage.FindAll(result.Data, -1))
}

// printed is how many sheets each page type takes.
func printed(t *testing.T, ctx context.Context, files map[string][]byte) map[string]int {
	t.Helper()
	server := serve(files)
	defer server.Close()
	sheets := map[string]int{}
	for _, name := range pages {
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/some/path/"+name)); err != nil {
			t.Fatal(err)
		}
		sheets[name] = sheetsOf(t, ctx)
	}
	return sheets
}

// maxSheets is how many sheets of A4 the starter site's pages may take; a page
// grows with what it lists, and not with what is around that.
var maxSheets = map[string]int{
	"incident.html": 2, "runbooks/rollback.html": 2, "contacts/senior-engineer.html": 2, "checklists/go-live-security.html": 2, "contacts.html": 2,
	"decisions.html": 3, "on-call.html": 3, "monitoring.html": 4, "escalation.html": 5, "launch.html": 7,
}

// What is needed in an incident fits on two sheets, other pages on few, without
// navigation and with its numbers.
func TestOnPaper(t *testing.T) {
	ctx, open := visit(t)
	for name, most := range maxSheets {
		open(name)
		if n := sheetsOf(t, ctx); n < 1 || n > most {
			t.Errorf("%s takes %d sheets, and %d are allowed", name, n, most)
		}
		media := call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		if err := chromedp.Do(ctx, media); err != nil {
			t.Fatal(err)
		}
		shown := evaluate[[]string](t, ctx, `[...document.querySelectorAll("nav, header form")].filter(n => n.offsetParent !== null && getComputedStyle(n).display !== "none").map(n => n.outerHTML.slice(0, 60))`)
		if len(shown) > 0 {
			t.Errorf("%s prints navigation: %v", name, shown)
		}
	}
}
