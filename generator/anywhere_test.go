package generator_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// anywhere is what a portal does away from its server.
type anywhere struct {
	disk, moved, withoutScripts, withoutNetwork bool
	// sheets and navigation are what paper shows of the page of an incident.
	sheets     int
	navigation int
}

// incidentPages are the pages that somebody in an incident prints.
var incidentPages = map[string]string{
	"starter": "incident.html", "kubevirt-runbooks": "runbooks/VirtControllerDown.html",
	"pagerduty-incident-response": "docs/during/during_an_incident.html", "aws-incident-response-playbooks": "TRIAGE_GUIDE.html",
}

// found asks the search box of a page, and is how many results it has.
const found = `new Promise((done, fail) => {
  const box = document.getElementById("searchBox"), start = Date.now();
  box.focus();
  box.value = "alert"; // a word that runbooks have
  box.dispatchEvent(new Event("input"));
  const look = () => { const n = document.querySelectorAll("#searchResults a").length; n || Date.now() - start > 20000 ? done(n) : setTimeout(look, 50); };
  look();
})`

// lookAnywhere opens a portal from the disk, from another folder, without
// scripts in the dark, without a network, and on paper.
func lookAnywhere(t *testing.T, ctx context.Context, name string, files map[string][]byte) anywhere {
	t.Helper()
	ctx, cancel := context.WithTimeout(ctx, 2*patience)
	defer cancel()
	page := incidentPages[name]
	if files[page] == nil {
		t.Errorf("%s has no %s", name, page)
		return anywhere{}
	}
	open := func(at string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Navigate(at)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	var a anywhere
	dir := filepath.Join(t.TempDir(), "first")
	save(t, dir, files)
	open("file://" + dir + "/" + page)
	a.disk = evaluate[int](t, ctx, found) > 0
	moved := filepath.Join(filepath.Dir(dir), "an other", "place")
	if err := os.MkdirAll(filepath.Dir(moved), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(dir, moved); err != nil {
		t.Fatal(err)
	}
	open("file://" + moved + "/" + page)
	a.moved = evaluate[int](t, ctx, found) > 0
	a.sheets = sheetsOf(t, ctx)
	print := call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if err := chromedp.Do(ctx, print); err != nil {
		t.Fatal(err)
	}
	a.navigation = evaluate[int](t, ctx, `[...document.querySelectorAll("nav, form")].filter(n => n.getClientRects().length > 0).length`)
	a.withoutScripts = dark(t, ctx, "file://"+moved+"/"+page)
	a.withoutNetwork = offline(t, ctx, files, page)
	for what, ok := range map[string]bool{"from the disk": a.disk, "from another folder": a.moved, "without scripts": a.withoutScripts, "without a network": a.withoutNetwork} {
		if !ok {
			t.Errorf("%s: %s does not work %s", name, page, what)
		}
	}
	if a.navigation > 0 {
		t.Errorf("%s: %s prints %d navigations", name, page, a.navigation)
	}
	return a
}

// dark tells whether a page without scripts has its text and its menu, in the
// reader's scheme, and no box that needs scripts.
func dark(t *testing.T, ctx context.Context, at string) bool {
	t.Helper()
	scripts := func(off bool) chromedp.Action[chromedp.Void] {
		return call(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: off})
	}
	if err := chromedp.Do(ctx, scripts(true), scheme("dark"), chromedp.Navigate(at)); err != nil {
		t.Fatal(err)
	}
	ok := evaluate[bool](t, ctx, `getComputedStyle(document.body).backgroundColor === "rgb(16, 19, 24)" && document.querySelector("main").innerText.length > 200 &&
		document.querySelectorAll("nav a").length > 3 && document.querySelector("form[role=search]").offsetParent === null`)
	if err := chromedp.Do(ctx, scripts(false), scheme("light")); err != nil {
		t.Fatal(err)
	}
	return ok
}

// offline tells whether a page that was never opened is there without a network
// after one visit of the first page, says so, and finds.
func offline(t *testing.T, ctx context.Context, files map[string][]byte, page string) bool {
	t.Helper()
	server := serve(files)
	at := server.URL + "/some/path/"
	if err := chromedp.Do(ctx, chromedp.Navigate(at+"index.html")); err != nil {
		t.Fatal(err)
	}
	evaluate[bool](t, ctx, `navigator.serviceWorker.ready.then(() => true)`)
	server.CloseClientConnections()
	server.Close()
	if err := chromedp.Do(ctx, chromedp.Navigate(at+page), chromedp.WaitVisible(".stale"), chromedp.Sleep(100*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	return evaluate[int](t, ctx, found) > 0
}

// save writes a portal to a folder.
func save(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
