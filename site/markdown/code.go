package markdown

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// The classes of highlighted code. They are few, so that every colour's
// contrast could be checked.
const (
	classComment = "c"
	classKeyword = "k"
	classText    = "s"
	classNumber  = "m"
	className    = "n"
)

// HighlightCSS is the style of highlighted code, light and dark. Contrast on
// the surfaces #f5f6f8 and #1a1f26 is at least 4.5 to 1.
func HighlightCSS() string {
	var b strings.Builder
	write := func(colors []string) {
		for i, class := range []string{classComment, classKeyword, classText, classNumber, className} {
			fmt.Fprintf(&b, "pre .%s{color:%s}", class, colors[i])
		}
	}
	write(lightColors)
	b.WriteString("@media (prefers-color-scheme:dark){")
	write(darkColors)
	b.WriteString("}")
	return b.String()
}

var (
	lightColors = []string{"#4a5160", "#8a1a6a", "#0f6b3a", "#7a4b00", "#0b57d0"}
	darkColors  = []string{"#aab2bf", "#f2a8e0", "#8fe0b0", "#ffd479", "#9cc0ff"}
)

// writeCode writes a block of code. A diagram stays the source that its writer
// reads too, and says that it is one.
func (w *writer) writeCode(out io.Writer, language, code string) {
	if strings.EqualFold(language, "mermaid") {
		io.WriteString(out, `<figure class="diagram"><figcaption>`)
		w.word("Diagram, as Mermaid source")
		io.WriteString(out, "</figcaption>")
		defer io.WriteString(out, "</figure>\n")
	}
	name := ""
	if language != "" {
		name = ` class="language-` + html.EscapeString(language) + `"`
	}
	fmt.Fprintf(out, `<pre tabindex="0"><code%s>`, name)
	open := ""
	change := func(class string) {
		if class == open {
			return
		}
		if open != "" {
			io.WriteString(out, "</span>")
		}
		if class != "" {
			io.WriteString(out, `<span class="`+class+`">`)
		}
		open = class
	}
	for _, token := range w.highlighted.Tokens(language, code) {
		change(classOf(token.Type))
		io.WriteString(out, html.EscapeString(token.Text))
	}
	change("")
	io.WriteString(out, "</code></pre>\n")
}

func classOf(t chroma.TokenType) string {
	names := []chroma.TokenType{chroma.NameTag, chroma.NameAttribute, chroma.NameFunction, chroma.NameClass, chroma.NameBuiltin, chroma.NameVariable}
	switch {
	case t.InCategory(chroma.Comment):
		return classComment
	case t.InCategory(chroma.Keyword):
		return classKeyword
	case t.InSubCategory(chroma.LiteralString):
		return classText
	case t.InSubCategory(chroma.LiteralNumber):
		return classNumber
	case slices.Contains(names, t):
		return className
	}
	return ""
}
