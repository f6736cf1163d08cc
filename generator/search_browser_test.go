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
