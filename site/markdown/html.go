package markdown

import (
	"html"
	"io"
	"net/url"
	"slices"
	"strings"

	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed are the elements of raw HTML that are shown, with their attributes
// beside those of everything (id and title).
var allowed = map[string]string{
	"a": "href", "img": "src alt width height", "details": "open", "summary": "", "br": "", "hr": "",
	"table": "", "thead": "", "tbody": "", "tfoot": "", "tr": "", "caption": "",
	"th": "colspan rowspan align scope", "td": "colspan rowspan align",
	"kbd": "", "sub": "", "sup": "", "p": "align", "div": "align", "span": "", "em": "", "strong": "", "b": "", "i": "", "u": "", "s": "",
	"code": "", "pre": "", "ul": "", "ol": "start", "li": "", "dl": "", "dt": "", "dd": "", "blockquote": "",
	"h2": "", "h3": "", "h4": "", "h5": "", "h6": "", "figure": "", "figcaption": "",
	"mark": "", "abbr": "", "del": "", "ins": "", "small": "",
}

// silent are the elements that vanish with their tags: nobody wants to read them.
var silent = []string{"script", "style", "iframe", "object", "embed", "noscript", "template", "title", "svg", "math"}

// sanitize keeps the allowed elements of a piece of raw HTML. Comments vanish;
// any other tag, such as <placeholder>, is shown as it is written.
func (w *writer) sanitize(out io.Writer, raw string) {
	z := nethtml.NewTokenizer(strings.NewReader(raw))
	for {
		kind := z.Next()
		written := string(z.Raw())
		switch kind {
		case nethtml.ErrorToken:
			io.WriteString(out, html.EscapeString(written))
			return
		case nethtml.TextToken:
			io.WriteString(out, html.EscapeString(html.UnescapeString(written)))
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken, nethtml.EndTagToken:
			token := z.Token()
			attributes, ok := allowed[token.Data]
			switch {
			case token.Data == "table" && kind == nethtml.EndTagToken:
				io.WriteString(out, "</table></div>")
			case ok && kind == nethtml.EndTagToken:
				io.WriteString(out, "</"+token.Data+">")
			case ok:
				w.writeTag(out, token, strings.Fields(attributes))
			case !slices.Contains(silent, token.Data):
				io.WriteString(out, html.EscapeString(written))
			case kind == nethtml.StartTagToken:
				skipElement(z, token.Data)
			}
		}
	}
}

// skipElement reads on to the end of an element that is not shown.
func skipElement(z *nethtml.Tokenizer, name string) {
	for {
		switch kind := z.Next(); kind {
		case nethtml.ErrorToken:
			return
		case nethtml.EndTagToken:
			if tag, _ := z.TagName(); string(tag) == name {
				return
			}
		}
	}
}

func (w *writer) writeTag(out io.Writer, token nethtml.Token, attributes []string) {
	if src := attributeOf(token, "src"); token.Data == "img" && foreign(src) && safeURL(src) {
		io.WriteString(out, `<a href="`+html.EscapeString(src)+`">`)
		if alt := attributeOf(token, "alt"); alt != "" {
			io.WriteString(out, html.EscapeString(alt))
		} else {
			w.word("Image")
		}
		io.WriteString(out, "</a>")
		return
	}
	if token.Data == "table" {
		w.startTable(out)
	}
	io.WriteString(out, "<"+token.Data)
	for _, a := range token.Attr {
		switch {
		case a.Key != "id" && a.Key != "title" && !slices.Contains(attributes, a.Key):
		case a.Key == "href":
			w.gap(gapOwnLink, a.Val, "")
		case a.Key == "src":
			w.gap(gapOwnImage, a.Val, "")
		default:
			io.WriteString(out, " "+a.Key+`="`+html.EscapeString(a.Val)+`"`)
		}
	}
	if token.Data == "img" {
		io.WriteString(out, ` loading="lazy" decoding="async"`)
	}
	io.WriteString(out, ">")
}

func attributeOf(token nethtml.Token, key string) string {
	for _, a := range token.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// safeURL tells whether a browser may follow a URL: relative ones, and those of
// schemes that cannot run scripts.
func safeURL(text string) bool {
	clean := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	}, text)
	u, err := url.Parse(clean)
	if err != nil {
		return false
	}
	return u.Scheme == "" && !strings.HasPrefix(clean, ":") || slices.Contains([]string{"http", "https", "mailto", "tel"}, strings.ToLower(u.Scheme))
}

// balance closes what a piece of HTML leaves open, and drops what it closes
// without opening, so that it cannot break the page around it.
func balance(fragment string) string {
	context := &nethtml.Node{Type: nethtml.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := nethtml.ParseFragment(strings.NewReader(fragment), context)
	if err != nil {
		return html.EscapeString(fragment)
	}
	var b strings.Builder
	for _, n := range nodes {
		stackTables(n)
		if err := nethtml.Render(&b, n); err != nil {
			return html.EscapeString(fragment)
		}
	}
	return b.String()
}

// htmlText records the anchors and links of raw HTML that starts at an offset
// of the body.
func (f *facts) htmlText(raw string, offset int) {
	z := nethtml.NewTokenizer(strings.NewReader(raw))
	at := 0
	for {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			return
		}
		start := at
		at += len(z.Raw())
		written := raw[min(start, len(raw)):min(at, len(raw))]
		if kind == nethtml.CommentToken {
			f.doc.Comments = append(f.doc.Comments, Comment{Text: z.Token().Data, Span: f.shift(offset+start, offset+at)})
		}
		if kind != nethtml.StartTagToken && kind != nethtml.SelfClosingTagToken {
			continue
		}
		token := z.Token()
		if _, ok := allowed[token.Data]; !ok {
			continue
		}
		var alt string
		for _, a := range token.Attr {
			if a.Key == "alt" {
				alt = a.Val
			}
		}
		for _, a := range token.Attr {
			switch {
			case a.Key == "id" || a.Key == "name" && token.Data == "a":
				f.doc.Anchors = append(f.doc.Anchors, a.Val)
			case a.Key == "href" && token.Data == "a" || a.Key == "src" && token.Data == "img":
				i := max(strings.Index(written, a.Val), 0)
				f.doc.Links = append(f.doc.Links, Link{Destination: a.Val, Image: token.Data == "img", Unnamed: token.Data == "img" && strings.TrimSpace(alt) == "",
					Span: f.shift(offset+start+i, offset+start+i+len(a.Val))})
			}
		}
	}
}
