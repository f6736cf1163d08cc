package mutation

import (
	"fmt"
	"slices"
	"strings"
)

// introduction is the text before the tables of docs/mutation.md.
const introduction = `# What the linter finds

Written by ` + "`make mutation`" + `; a sample is part of ` + "`make test`" + `, which fails on the first mistake that is missed.

Every valid document of the starter site, of the templates that ` + "`launchbook new`" + ` fills in, and of the good examples of
the rules is broken in one place at a time, and linted: each key is misspelt, each required key dropped, each value given
another type, each reference and link misspelt, each time made impossible and shifted, and each two neighbours of a sorted
list swapped. Each document is written in every format below, with the same mistake.

- *Detected*: at least one finding that the valid document does not have.
- *Exactly one message*: it is the only one in the whole site.
- *Exact place*: it marks the wrong key or value to the byte, or the first key of the mapping that lacks one.
- *Fixed*: applying the fix of the finding leaves none. Only misspellings have one meaning.
`

// pageOf is docs/mutation.md, for some of all mutants.
func pageOf(outcomes []outcome, all int) string {
	var byType, byFormat table
	for _, f := range formats {
		for _, o := range outcomes {
			if o.format.name == f.name {
				byFormat.add(f.name, o)
			}
		}
	}
	for _, o := range outcomes {
		byFormat.add("**all**", o)
		byType.add(o.kind+" | "+o.doc.Type, o)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nThere are %d such mutants; the tables are of %d, one in %d.\n", introduction, all, len(outcomes), *every)
	b.WriteString("\n## By mistake and document type\n\n" + byType.markdown("mistake | type"))
	b.WriteString("\n## By format\n\n" + byFormat.markdown("format"))
	b.WriteString("\n## What is not shifted\n\nAnother time in these fields is as valid as the first one:\n\n")
	var free []string
	for _, s := range shifts {
		if s.free != "" {
			free = append(free, fmt.Sprintf("- `%s`: %s\n", s.field, s.free))
		}
	}
	slices.Sort(free)
	b.WriteString(strings.Join(free, ""))
	b.WriteString(`
A launch that is over may lie in the past, a rotation that no launch ahead relies on may begin when it likes, the waiver of an
item that was done may be over, and the offset of the only item of a list cannot be out of order.

Two kinds of documents are left out: those with findings by intention, which are in no valid site, and the examples of rules
about exceptions, whose comments a document loses when it is written anew.
`)
	return b.String()
}
