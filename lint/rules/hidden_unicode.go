package rules

import (
	"fmt"
	"unicode/utf8"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var hiddenUnicode = lint.Rule{
	ID:        "hidden-unicode",
	Summary:   "No character changes what a text says without being seen.",
	Level:     source.Error,
	Mandatory: true,
	Why: "A command can look harmless and run as another one: direction marks show text in another order than it has. " +
		"Boucher and Anderson published this as Trojan Source (University of Cambridge, 2021; CVE-2021-42574).",
	Fix: "Delete the character; `--fix` does.",
	Each: func(p *lint.Pass) func(*site.Document) {
		return func(d *site.Document) {
			data := d.File.Data()
			for at := 0; at < len(data); {
				if data[at] < utf8.RuneSelf {
					at++
					continue
				}
				r, size := utf8.DecodeRune(data[at:])
				if name := hiddenName(r); name != "" && at > 0 {
					span := source.Span{Start: at, End: at + size}
					p.Remove(tree.Place{File: d.File}, span, fmt.Sprintf("a %s (U+%04X) stands here unseen", name, r), "delete it")
				}
				at += size
			}
		}
	},
}

// hiddenName names the characters that hide something; joiners, which emoji and
// several scripts need, are none.
func hiddenName(r rune) string {
	switch {
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return "direction mark"
	case r == 0x200B, r == 0x2060, r == 0xFEFF:
		return "space without width"
	}
	return ""
}
