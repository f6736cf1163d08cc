package generator_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Every widget works without a pointer: what folds, what is picked, what is
// ticked, filtered and copied.
func TestWidgetsByKeyboard(t *testing.T) {
	ctx, open := visit(t)
	press := func(selector, keys string) {
		t.Helper()
		if err := chromedp.Do(ctx, chromedp.Focus(selector), chromedp.KeyEvent(keys)); err != nil {
			t.Fatalf("%s: %v", selector, err)
		}
	}
	expect := func(what, script string) {
		t.Helper()
		// What folds says so a moment later.
		if !evaluate[bool](t, ctx, `new Promise(done => { const start = Date.now(), look = () => { const ok = !!(`+script+`); ok || Date.now() - start > 3000 ? done(ok) : setTimeout(look, 20); }; look(); })`) {
			t.Errorf("by keyboard: %s", what)
		}
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844)); err != nil {
		t.Fatal(err)
	}
	open("launch.html")
	press(".menu summary", kb.Enter)
	expect("the menu opens", `document.querySelector(".menu").open && document.querySelector("nav.side").checkVisibility()`)
	press(".menu summary", kb.Escape)
	expect("Escape closes the menu, and stays on its button", `!document.querySelector(".menu").open && !document.querySelector("nav.side").checkVisibility() && document.activeElement.closest(".menu") !== null`)
	press("[data-tick] input", " ")
	expect("a tick is set and counted", `document.querySelector("[data-tick] input").checked && document.querySelector("[data-ticks] [role=status]").textContent.startsWith("1 of")`)
	open("launch") // as many servers call it
	expect("the tick is the same page's by another address", `document.querySelector("[data-tick] input").checked`)
	open("launch.html")
	press("[data-ticks] button", kb.Enter)
	expect("ticks are cleared", `!document.querySelector("[data-tick] input:checked")`)
	evaluate[int](t, ctx, `[...document.querySelectorAll("#communication ~ .cards summary")][1].id = "message"; 0`)
	press("#message", kb.Enter)
	expect("a message opens with its facts filled in", `(() => { const area = document.querySelector("#message").parentElement.querySelector("textarea"); return area.value.length > 20 && !area.value.includes("{time}"); })()`)
	open("index.html")
	press("#searchBox", "/")
	search := func(text string) {
		t.Helper()
		evaluate[bool](t, ctx, `(() => { const s = document.getElementById("searchBox"); s.value = "`+text+`"; return s.dispatchEvent(new Event("input")); })()`)
	}
	search("checkoutslw")
	expect("a misspelt alert is found first", `document.querySelector("#searchResults a")?.textContent.startsWith("CheckoutSlow")`)
	press("#searchBox", kb.ArrowDown)
	press("#searchResults a", kb.Escape)
	expect("Escape closes what was found, and leads back to the box", `document.getElementById("searchResults").hidden && document.activeElement.id === "searchBox"`)
	for _, number := range []string{"+15550102", "+1 555 0102", "555-0102"} {
		search(number)
		expect("the number "+number+" is found with its owner", `document.querySelector("#searchResults a")?.textContent.startsWith("Bo Lind")`)
	}
	search("roll back sev1")
	expect("a decision is found by its severity", `document.querySelector("#searchResults a small")?.textContent === "Decision Matrix, SEV1, SEV2"`)
	open("decisions.html")
	press("#whatToDecide", kb.ArrowDown)
	press("#decideAt", kb.ArrowDown)
	expect("the look-up answers", `document.querySelector("[data-answer] .big") !== null`)
	open("contacts.html")
	press("[data-filter] input", "disa")
	expect("the filter leaves those who have to do with Disa", `(() => { const shown = [...document.querySelectorAll("#contactsList .card:not([hidden])")]; return shown.length > 0 && shown.length < document.querySelectorAll("#contactsList .card").length && shown.every(c => /disa/i.test(c.textContent)); })()`)
	open("escalation.html")
	press(".issues a", kb.Enter)
	expect("an issue leads to its path", `location.hash !== "" && document.querySelector(":target") !== null`)
	press(".drill summary", kb.Enter)
	expect("the drill opens", `document.querySelector(".drill").open && document.querySelector(".drill tbody tr td:last-child").textContent.length > 3`)
}

// With motion reduced nothing moves by itself; with the reader's own colours,
// what is drawn is still told apart.
func TestReadersWishes(t *testing.T) {
	ctx, open := visit(t)
	if err := chromedp.Do(ctx, media("prefers-reduced-motion", "reduce")); err != nil {
		t.Fatal(err)
	}
	open("monitoring.html")
	if moving := evaluate[int](t, ctx, `document.getAnimations().length`); moving > 0 {
		t.Errorf("%d things move", moving)
	}
	if err := chromedp.Do(ctx, media("forced-colors", "active")); err != nil {
		t.Fatal(err)
	}
	colors := evaluate[string](t, ctx, `["track", "normal", "over"].map(c => getComputedStyle(document.querySelector(".gauge ." + c)).fill).join(" ")`)
	if parts := strings.Split(colors, " rgb"); len(parts) != 3 || parts[0] == "rgb"+parts[1] || parts[1] == parts[2] {
		t.Errorf("the parts of a gauge have the colours %s", colors)
	}
	if border := evaluate[string](t, ctx, `getComputedStyle(document.querySelector(".sev")).borderTopWidth`); border == "0px" {
		t.Error("a severity has no border, and no background either")
	}
}
