package generator_test

import (
	"context"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/sitetest"
)

// A word of a page's text is found on a large site too, straight from the disk,
// although it stands in the last part of the index; a title needs no part.
func TestSearchOfALargeSiteInTheBrowser(t *testing.T) {
	files, err := generator.Render(sitetest.Load(t, manyPages(t, 450)), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save(t, dir, files)
	ctx, cancel := context.WithTimeout(browser(t), 2*time.Minute)
	defer cancel()
	s := listen(t, ctx)
	err = chromedp.Do(ctx, chromedp.Navigate("file://"+dir+"/index.html"), chromedp.Focus("#searchBox"), chromedp.SendKeys("#searchBox", "page"),
		chromedp.WaitVisible("#searchResults a"))
	if err != nil {
		t.Fatal(err)
	}
	if n := evaluate[int](t, ctx, `document.querySelectorAll("script[src*=search-index-0]").length`); n != 0 {
		t.Errorf("%d parts were loaded for what titles have", n)
	}
	evaluate[bool](t, ctx, `(() => { const s = document.getElementById("searchBox"); s.value = "word0449"; return s.dispatchEvent(new Event("input")); })()`)
	if err := chromedp.Do(ctx, chromedp.WaitVisible(`#searchResults a[href$="p0449.html#part"]`)); err != nil {
		t.Fatal(err)
	}
	if console, _ := s.take(); len(console) > 0 {
		t.Errorf("console: %v", console)
	}
}

// A part of a sentence is found where no spaces part the words.
func TestSearchWithoutSpacesInTheBrowser(t *testing.T) {
	files, err := generator.Render(sitetest.Of(t, map[string]string{
		"content/payment.md": "# 決済の切り替え (payment)\n\n支払いが失敗したら担当者に電話する。\n",
		"content/duty.md":    "# เวร\n\nเรียกวิศวกรเวรก่อนเสมอ\n",
	}), generator.Options{})
	if err != nil {
		t.Fatal(err)
	}
	server := serve(files)
	t.Cleanup(server.Close)
	ctx, cancel := context.WithTimeout(browser(t), time.Minute)
	defer cancel()
	if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/some/path/index.html"), chromedp.Focus("#searchBox"), chromedp.SendKeys("#searchBox", "payment"),
		chromedp.WaitVisible("#searchResults a")); err != nil {
		t.Fatal(err)
	}
	for query, page := range map[string]string{"電話": "payment.html", "担当者に電話": "payment.html", "切": "payment.html", "วิศวกร": "duty.html", "会議": ""} {
		script := `(() => { const s = document.getElementById("searchBox"); s.value = "` + query + `"; s.dispatchEvent(new Event("input"));
			return [...new Set([...document.querySelectorAll("#searchResults a")].map((a) => a.getAttribute("href").replace(/#.*/, "")))].join(" "); })()`
		if got := evaluate[string](t, ctx, script); got != page {
			t.Errorf("%s finds %q, want %q", query, got, page)
		}
	}
}
