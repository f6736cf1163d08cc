package generator_test

import (
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// shifts is how much of what was painted has jumped: the cumulative layout shift
// of web.dev, of a page that was just opened.
const shifts = `new Promise(done => {
  let sum = 0, moved = [];
  new PerformanceObserver(list => { for (const e of list.getEntries()) { sum += e.value; moved.push(...e.sources.map(s => (s.node?.outerHTML || s.node?.textContent || "").slice(0, 80))); } }).observe({type: "layout-shift", buffered: true});
  setTimeout(() => done({sum, moved}), 150);
})`

// A page is painted before its scripts are there, and nothing jumps when they
// fill in the reader's time, the countdown and who is on call.
func TestNothingJumpsInTheBrowser(t *testing.T) {
	inner := serve(starter(t))
	t.Cleanup(inner.Close)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == ".js" {
			time.Sleep(200 * time.Millisecond)
		}
		inner.Config.Handler.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	ctx := browser(t)
	zone := call(emulation.SetTimezoneOverride, emulation.SetTimezoneOverrideParams{TimezoneID: "America/New_York"})
	for _, size := range append(slices.Clone(sizes), struct {
		name          string
		width, height int64
	}{"larger phone", 412, 823}) {
		for _, page := range []string{"index.html", "launch.html", "on-call.html", "escalation.html", "decisions.html", "contacts.html", "contacts/alva-berg.html", "checklists/go-live-security.html", "incident.html"} {
			if err := chromedp.Do(ctx, zone, chromedp.EmulateViewport(size.width, size.height), chromedp.Navigate(server.URL+"/some/path/"+page), chromedp.Sleep(600*time.Millisecond)); err != nil {
				t.Fatalf("%s: %v", page, err)
			}
			got := evaluate[struct {
				Sum   float64  `json:"sum"`
				Moved []string `json:"moved"`
			}](t, ctx, shifts)
			if got.Sum >= 0.01 {
				t.Errorf("%s on a %s: %.3f of the screen jumps: %q", page, size.name, got.Sum, got.Moved)
			}
		}
	}
}
