package generator_test

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// visit opens pages of the starter site's portal in one browser.
func visit(t *testing.T) (ctx context.Context, open func(name string, steps ...chromedp.Action[chromedp.Void])) {
	t.Helper()
	return visitPortal(t, starter(t))
}

func visitPortal(t *testing.T, files map[string][]byte) (ctx context.Context, open func(name string, steps ...chromedp.Action[chromedp.Void])) {
	t.Helper()
	server := serve(files)
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
		if cut := evaluate[[]string](t, ctx, `[...document.querySelectorAll("table.short td[data-label]")].filter(td => td.clientHeight > 0 && parseFloat(getComputedStyle(td, "::before").height) > td.clientHeight).map(td => td.dataset.label)`); len(cut) > 0 {
			t.Errorf("%s: labels lie over what follows: %q", name, cut)
		}
	}
}

// visibleText is what a reader sees once everything that folds is open, and
// everything that is laid out when it comes into view was in view.
const visibleText = `(document.querySelectorAll("details").forEach(d => { d.open = true; }),
  document.querySelectorAll(".later").forEach(e => { e.style.contentVisibility = "visible"; }), document.body.innerText)`

// Without scripts nothing is missing that somebody has to know at night.
func TestWithoutScripts(t *testing.T) {
	ctx, open := visit(t)
	off := call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	if err := chromedp.Do(ctx, off, chromedp.EmulateViewport(390, 844)); err != nil {
		t.Fatal(err)
	}
	for name, wants := range map[string][]string{
		"index.html":      {"Checkout 2.0", "On-Call Rotation Schedule", "Escalation Path"},
		"launch.html":     {"Go/no-go pending", "T-2 Hours", "Code Freeze", "Launch the new system"},
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
	open("index.html", chromedp.KeyEvent("/"), chromedp.SendKeys("#searchBox", "roll back"), chromedp.WaitVisible("#searchResults a"), chromedp.KeyEvent(kb.ArrowDown))
	if hit := evaluate[string](t, ctx, `(document.activeElement.closest("#searchResults") || {}).id || document.activeElement.getAttribute("aria-activedescendant") || ""`); hit == "" {
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

// at makes the browser think that it is another moment, in a zone.
func at(t *testing.T, ctx context.Context, now time.Time, zone string) {
	t.Helper()
	script := fmt.Sprintf(`{ const Real = Date, ahead = %d - Real.now(); Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(Real.now() + ahead); } static now() { return Real.now() + ahead; } }; }`, now.UnixMilli())
	err := chromedp.Do(ctx, call(page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script}),
		call(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: zone}))
	if err != nil {
		t.Fatal(err)
	}
}

// The week begins with the day that it is where the rotation is, whichever day the
// reader has; times of the reader's zone stand beside those of another one only.
func TestTheWeekOfAReaderElsewhere(t *testing.T) {
	stockholm, err := time.LoadLocation("Europe/Stockholm")
	if err != nil {
		t.Fatal(err)
	}
	soon := time.Now().In(stockholm).AddDate(0, 0, 8)
	night := time.Date(soon.Year(), soon.Month(), soon.Day(), 0, 10, 0, 0, stockholm)
	for zone, beside := range map[string]bool{"America/New_York": true, "Europe/Stockholm": false} {
		ctx, open := visit(t)
		at(t, ctx, night, zone)
		open("on-call.html", chromedp.WaitVisible("[data-now] .duty"))
		days := evaluate[[]string](t, ctx, `[...document.querySelectorAll(".strip b")].map(b => b.textContent)`)
		if len(days) < 7 || days[0] != night.Format("Mon 2") || days[6] != night.AddDate(0, 0, 6).Format("Mon 2") {
			t.Errorf("in %s the week of %s is %q", zone, night, days)
		}
		if today := evaluate[string](t, ctx, `document.querySelector("td.now").dataset.day`); today != night.Format("2006-01-02")+"T00:00:00"+night.Format("-07:00") {
			t.Errorf("in %s today is %s", zone, today)
		}
		next := evaluate[string](t, ctx, `document.querySelector("[data-now] .duty").textContent`)
		if !regexp.MustCompile(`from (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2}, 09:00 CES?T`).MatchString(next) {
			t.Errorf("in %s the next turn is said as %q", zone, next)
		}
		open("launch.html")
		here := evaluate[string](t, ctx, `document.querySelector("time[data-zone] + small")?.textContent || ""`)
		if found := regexp.MustCompile(`^ \((Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d:\d\d your time\)$`).MatchString(here); found != beside {
			t.Errorf("in %s a time has %q beside it", zone, here)
		}
	}
}

// The turn that runs stands out from those that are over and those to come, on every page
// that lists turns.
func TestTheTurnThatRuns(t *testing.T) {
	ctx, open := visit(t)
	for name, running := range map[string]int{"on-call.html": 1, "contacts/bo-lind.html": -1} {
		open(name)
		type row struct {
			From, Until time.Time
			Class       string
		}
		rows := evaluate[[]row](t, ctx, `[...document.querySelectorAll("tr[data-from]")].map(r => ({From: r.dataset.from, Until: r.dataset.until, Class: r.className}))`)
		now, marked := time.Now(), 0
		for _, r := range rows {
			want := ""
			switch {
			case !r.Until.After(now):
				want = "over"
			case !r.From.After(now):
				want, marked = "now", marked+1
			}
			if r.Class != want {
				t.Errorf("%s: the turn from %s to %s is marked as %q, not %q", name, r.From, r.Until, r.Class, want)
			}
		}
		if len(rows) == 0 || running >= 0 && marked != running {
			t.Errorf("%s: %d of %d turns run", name, marked, len(rows))
		}
	}
}

// Open items say that they are overdue when they are, by the reader's clock.
func TestOverdueItems(t *testing.T) {
	for year, late := range map[int]bool{2001: false, 2101: true} {
		ctx, open := visit(t)
		at(t, ctx, time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), "UTC")
		open("launch.html")
		items := evaluate[int](t, ctx, `document.querySelectorAll(".blockers small").length`)
		marked := evaluate[int](t, ctx, `[...document.querySelectorAll(".blockers li")].filter(li => li.querySelector(".chip")?.textContent === "overdue").length`)
		if items == 0 || marked != map[bool]int{false: 0, true: items}[late] {
			t.Errorf("in %d, %d of %d open items are overdue", year, marked, items)
		}
	}
}

// What comes next is a group of the checklist, a step of launch day or a review, by the
// reader's clock.
func TestWhatComesNext(t *testing.T) {
	ctx, open := visit(t)
	open("launch.html")
	t0, err := time.Parse(time.RFC3339, evaluate[string](t, ctx, `document.querySelector("[data-countdown]").dataset.countdown`))
	if err != nil {
		t.Fatal(err)
	}
	for when, want := range map[time.Duration]string{
		-6 * 24 * time.Hour:  "Next: T-5 Days, in ",
		-30 * time.Minute:    "Next: T-0: Launch, in 30 min",
		30 * time.Minute:     "Next: T+1 Hour: Metrics, in 30 min",
		3 * 24 * time.Hour:   "Next: Week 1, in ",
		20 * 24 * time.Hour:  "Next: Month 1, in ",
		400 * 24 * time.Hour: "",
	} {
		ctx, open := visit(t)
		at(t, ctx, t0.Add(when-time.Second), "UTC")
		open("launch.html")
		if next := evaluate[string](t, ctx, `document.querySelector("[data-next-step]").innerText`); !strings.HasPrefix(next, want) || want == "" && next != "" {
			t.Errorf("%s from T-0: %q, want %q", when, next, want)
		}
	}
}

// Where somebody ticks off the steps of launch day, what comes next is what is not over,
// whatever the clock says, and messages say that step.
func TestWhatComesNextOnARecordedDay(t *testing.T) {
	files, err := generator.Render(sitetest.Starter(t, launchDay()...), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t0 := time.Date(2027, 3, 9, 9, 0, 0, 0, time.UTC)
	for when, want := range map[time.Duration][3]string{ // next, the steps with a chip, and the step of messages
		110 * time.Minute: {"Next: T+2 Hours: Support check-in, in 10 min", "", "T+1 Hour: Metrics"},
		125 * time.Minute: {"Next: T+2 Hours: Support check-in, now", "support-check now", "T+2 Hours: Support check-in"},
		5 * time.Hour:     {"Next: T+2 Hours: Support check-in, overdue", "support-check overdue", "T+2 Hours: Support check-in"},
	} {
		ctx, open := visitPortal(t, files)
		at(t, ctx, t0.Add(when-time.Second), "UTC")
		open("launch.html")
		next := evaluate[string](t, ctx, `document.querySelector("[data-next-step]").innerText`)
		chips := evaluate[string](t, ctx, `[...document.querySelectorAll(".now-chip")].map(c => c.closest("li").id + " " + c.innerText).join(", ")`)
		message := evaluate[string](t, ctx, `(() => { const box = [...document.querySelectorAll("textarea")].find(b => b.value.includes("Share of customers")); box.closest("details").open = true; return new Promise(done => setTimeout(() => done(box.value), 200)); })()`)
		if next != want[0] || chips != want[1] || !strings.Contains(message, want[2]+":") {
			t.Errorf("%s from T-0: %q, %q, %q; want %q", when, next, chips, message, want)
		}
	}
}

// A portal that is older than its calendar names nobody who had it then.
func TestAnOldPortalNamesNobody(t *testing.T) {
	ctx, open := visit(t)
	at(t, ctx, time.Now().AddDate(2, 0, 0), "UTC")
	open("on-call.html", chromedp.WaitVisible("[data-now] p"))
	text := evaluate[string](t, ctx, `new Promise(done => { const look = () => { const text = document.querySelector("[data-now]").textContent; text.includes("old") ? done(text) : setTimeout(look, 20); }; look(); })`)
	if !regexp.MustCompile(`This portal is old: its calendar ends on (Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]{2} 20\d\d\.$`).MatchString(text) || strings.Contains(text, "555") {
		t.Error(text)
	}
}
