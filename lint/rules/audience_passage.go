package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var audiencePassage = lint.Rule{
	ID:      "audience-passage",
	Summary: "A comment that is to keep a passage for an audience does so.",
	Level:   source.Error,
	Why:     "A comment with a slip is only a comment: what was written for a few is published to everybody, and looks right in the portal of the team.",
	Fix:     "Write `<!-- audience: … -->` before the passage and `<!-- /audience -->` after it, each on a line of its own.",
	Each: func(p *lint.Pass) func(*site.Document) {
		if len(p.Site.Config.Audiences) == 0 {
			return nil
		}
		return func(d *site.Document) {
			for _, m := range audience.MistakesIn(d) {
				reportPassage(p, tree.Place{File: d.File}, m)
			}
		}
	},
}

func reportPassage(p *lint.Pass, at tree.Place, m audience.Mistake) {
	switch m.Kind {
	case audience.Misspelt:
		p.Suggest(at, m.Word, fmt.Sprintf("`%s` begins or ends no passage, did you mean `%s`? The passage is for everybody now", at.File.Text(m.Word), m.Meant), "", m.Meant)
	case audience.NotAlone:
		p.Report(at, m.Span, "this begins or ends no passage, as there is more on its line: what it is to hide is for everybody now", "put the comment on a line of its own")
	case audience.SeveralLines:
		p.Report(at, m.Span, "this begins no passage, as the comment goes on to the next line: what it is to hide is for everybody now", "write the comment on one line")
	case audience.NoStart:
		p.ReportAt(source.Warning, at, m.Span, "this ends a passage, and none has begun", "write `<!-- audience: … -->` before the passage, or remove this")
	case audience.NoEnd:
		p.ReportAt(source.Warning, at, m.Span, "the passage that begins here has no end, so that the rest of the document belongs to it", "write `<!-- /audience -->` after the passage, on a line of its own")
	}
}
