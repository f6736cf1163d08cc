package rules

import (
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

// The rules about front matter as text that loading a site checks.
var (
	frontMatterSyntax = lint.Rule{
		ID:        "front-matter-syntax",
		Summary:   "Front matter is valid YAML, TOML or JSON.",
		Level:     source.Error,
		Why:       "Front matter that cannot be read is nothing: the page has no owner, and its contacts do not exist.",
		Fix:       "Correct the marked place; a value with `: ` or with one of @ ` % in front has to be in quotes.",
		Mandatory: true,
	}
	frontMatterUnclosed = lint.Rule{
		ID:        "front-matter-unclosed",
		Summary:   "Front matter that begins also ends.",
		Level:     source.Error,
		Why:       "Without its closing line, most tools print the front matter as text and say nothing.",
		Fix:       "Add a line with `---` after the last field (`+++` for TOML).",
		Mandatory: true,
	}
	frontMatterBOM = lint.Rule{
		ID:      "front-matter-bom",
		Summary: "No document begins with a byte order mark.",
		Level:   source.Warning,
		Why:     "The mark cannot be seen, and it keeps many tools from seeing the `---` behind it.",
		Fix:     "Save the file as UTF-8 without BOM; `--fix` removes it.",
	}
	frontMatterCloser = lint.Rule{
		ID:      "front-matter-closer",
		Summary: "Front matter ends with `---`.",
		Level:   source.Warning,
		Why:     "YAML may end with `...`, but most tools read on to the next `---`, which is a line of the text.",
		Fix:     "End it with `---`; `--fix` writes it.",
	}
	frontMatterLineEnds = lint.Rule{
		ID:        "front-matter-line-ends",
		Summary:   "Lines end with LF or CRLF.",
		Level:     source.Error,
		Why:       "With CR alone the whole file is one line, and its front matter is found by no tool.",
		Fix:       "Save the file with LF line ends; `--fix` writes them.",
		Mandatory: true,
	}
	frontMatterLimit = lint.Rule{
		ID:        "front-matter-limit",
		Summary:   "Front matter has at most 64 levels and 100,000 values, aliases counted as often as they are used.",
		Level:     source.Error,
		Why:       "Ten lines of aliases that name each other make a billion values, and stop every tool that reads them.",
		Fix:       "Flatten it, split the document, or write values out in place of aliases.",
		Mandatory: true,
	}
	frontMatterValue = lint.Rule{
		ID:      "front-matter-value",
		Summary: "Every value of the front matter means the same to every reader.",
		Level:   source.Error,
		Why:     "A number such as .inf or a key that is itself a list cannot be kept in JSON, which other tools read.",
		Fix:     "Write a plain number, or put the value in quotes.",
	}
	duplicateKey = lint.Rule{
		ID:      "duplicate-key",
		Summary: "No key is set twice in a mapping.",
		Level:   source.Error,
		Why:     "Some tools take the first value and some the last: one of them calls the wrong number.",
		Fix:     "Remove one of the two.",
	}
)
