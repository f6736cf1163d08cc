package rules

import (
	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
)

// The rules about files that loading a site checks.
var (
	encoding = lint.Rule{
		ID:        "encoding",
		Summary:   "Every document is UTF-8.",
		Level:     source.Error,
		Why:       "A name in another encoding turns into replacement characters, and a search for it finds nothing.",
		Fix:       "Save the file as UTF-8.",
		Mandatory: true,
	}
	binaryFile = lint.Rule{
		ID:        "binary-file",
		Summary:   "Every Markdown file is text.",
		Level:     source.Error,
		Why:       "A file with NUL bytes is cut short by some tools and refused by others; nobody sees what is missing.",
		Fix:       "Save it as UTF-8 (UTF-16 has NUL bytes too), or give it another ending than .md.",
		Mandatory: true,
	}
	fileLimit = lint.Rule{
		ID:        "file-limit",
		Summary:   "No document is larger than 1 MiB, no rules file than 5 MiB, and no other file than 100 MiB.",
		Level:     source.Error,
		Why:       "A page of megabytes is most often a log that was pasted in; on a phone it never opens. A video of gigabytes takes as much memory when the portal is made.",
		Fix:       "Split it up, or add the log as a file and link to it. Publish what is larger than 100 MiB elsewhere.",
		Mandatory: true,
	}
	activeFile = lint.Rule{
		ID:        "active-file",
		Summary:   "No picture or page that lies beside the documents runs a script, or loads something from elsewhere.",
		Level:     source.Error,
		Why:       "A browser opens an SVG, XML or HTML file as a page with all rights of the portal: whoever can add a picture could read and change what readers see, and whoever serves what it loads knows who reads when.",
		Fix:       "Remove the script or the address; for a picture, an export without scripts will do. What cannot be told, as it is compressed, broken or larger than 4 MiB of HTML or 16 MiB of XML, is refused too: publish it elsewhere and link to it.",
		Mandatory: true,
	}
	markdownLimit = lint.Rule{
		ID:        "markdown-limit",
		Summary:   "No table, paragraph or nesting is beyond what Markdown parsers read in reasonable time.",
		Level:     source.Error,
		Why:       "Parsers take quadratic time or memory for them: a table of 28 KB can become a page of 100 MB.",
		Fix:       "Split it up, or put it in a code block.",
		Mandatory: true,
	}
)
