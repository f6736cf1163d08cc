package markdown

import (
	"strings"
	"testing"
	"unicode"

	nethtml "golang.org/x/net/html"
)

func TestInline(t *testing.T) {
	link := func(l Link) string {
		if l.Destination == "gone.md" {
			return ""
		}
		return "to/" + l.Destination
	}
	for value, want := range map[string]string{
		"2 * 3 < 7 & *.example.com, a_b_c, C:\\x\\_y, <id>": "2 * 3 &lt; 7 &amp; *.example.com, a_b_c, C:\\x\\_y, &lt;id&gt;",
		"Run `kubectl get pods <name>`, then wait":          "Run <code>kubectl get pods &lt;name&gt;</code>, then wait",
		"See [the `rollback` & more](a.md#x).":              `See <a href="to/a.md#x">the <code>rollback</code> &amp; more</a>.`,
		"[gone](gone.md), [empty]()":                        "gone, empty",
		"![Plan](plan.png)":                                 `<a href="to/plan.png">Plan</a>`,
		"[![Plan](plan.png)](a.md)":                         `<a href="to/a.md">Plan</a>`,
		"Log: https://ci.example.com/run?id=1&x=2.":         `Log: <a href="https://ci.example.com/run?id=1&amp;x=2">https://ci.example.com/run?id=1&amp;x=2</a>.`,
		"Write to help@example.com":                         `Write to <a href="mailto:help@example.com">help@example.com</a>`,
		"[bad](javascript:alert(1))":                        `<a href="to/javascript:alert(1)">bad</a>`,
		"**not bold**, [x], [x] (y), ` one tick":            "**not bold**, [x], [x] (y), ` one tick",
		"first\n- second\n\n# third with `code`":            "first<br>\n- second<br>\n<br>\n# third with <code>code</code>",
		"    indented `code`":                               "indented <code>code</code>",
		"plain\nlines":                                      "plain<br>\nlines",
	} {
		if got := string(Inline(value, link)); got != want {
			t.Errorf("%q\n got %s\nwant %s", value, got, want)
		}
	}
	if got := string(Inline("[bad](javascript:alert(1))", func(l Link) string { return l.Destination })); got != "bad" {
		t.Errorf("a script is linked to: %s", got)
	}
}

func TestInlineLinks(t *testing.T) {
	const value = "`[no](code.md)`, [a.md](a.md), https://example.com, [![p](p.png)](b.md) and ![](c.png)"
	var got []string
	for _, l := range InlineLinks(value) {
		got = append(got, l.Destination)
		if value[l.Span.Start:l.Span.End] != l.Destination || value[l.Span.Start-1] != '(' {
			t.Errorf("%s is not at %d", l.Destination, l.Span.Start)
		}
	}
	if want := "a.md p.png b.md c.png"; strings.Join(got, " ") != want {
		t.Errorf("got %q, want %s", got, want)
	}
	if got := InlineText("Run `x` in [the log](a.md), see https://example.com"); got != "Run x in the log, see https://example.com" {
		t.Error(got)
	}
}

// Whatever a value says, nothing but links, code and line ends comes out of it.
func FuzzInline(f *testing.F) {
	f.Add("[a](b) `c` https://d.example <e> ![f](g)\n\nh@i.example", "x")
	f.Add("[a `b](c)` d](e \"f\")", "mailto:g@h.example")
	f.Fuzz(func(t *testing.T, value, to string) {
		if strings.ContainsFunc(to, unicode.IsControl) {
			return // the tokenizer shows these otherwise than they were
		}
		out := string(Inline(value, func(Link) string { return to }))
		var open []string
		z := nethtml.NewTokenizer(strings.NewReader(out))
		for kind := z.Next(); kind != nethtml.ErrorToken; kind = z.Next() {
			switch token := z.Token(); kind {
			case nethtml.TextToken:
			case nethtml.StartTagToken:
				if token.Data == "a" && (len(token.Attr) != 1 || token.Attr[0].Key != "href" || !safeURL(token.Attr[0].Val)) {
					t.Fatalf("%s in %s", token, out)
				}
				if token.Data != "br" {
					open = append(open, token.Data)
				}
			case nethtml.EndTagToken:
				if len(open) == 0 || open[len(open)-1] != token.Data {
					t.Fatalf("%s closes what is not open: %s", token, out)
				}
				open = open[:len(open)-1]
			default:
				t.Fatalf("%s in %s", token, out)
			}
			if len(open) > 0 && open[len(open)-1] != "a" && open[len(open)-1] != "code" {
				t.Fatalf("%s is open in %s", open[len(open)-1], out)
			}
		}
		if len(open) > 0 {
			t.Fatalf("%v stay open in %s", open, out)
		}
		for _, l := range InlineLinks(value) {
			if l.Span.End > 0 && value[l.Span.Start:l.Span.End] != l.Destination {
				t.Fatalf("%+v of %q", l, value)
			}
		}
		InlineText(value)
	})
}
