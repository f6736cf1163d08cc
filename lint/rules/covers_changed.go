package rules

import (
	"context"
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/source"
)

// longestLog bounds the time for reading the history of a very large repository.
const longestLog = 20 * time.Second

var coversChanged = lint.Rule{
	ID:      "covers-changed",
	Summary: "Nothing that a document covers was changed after the document.",
	Level:   source.Warning,
	Why:     "The service gets another flag, and the runbook still starts it with the old one. The log of git says so; without git, in a clone without the whole history, or when the log takes longer than 20 seconds, nothing is said. An editor reads it once for each commit.",
	Fix:     "Compare the document with what was changed; then correct it, or set `reviewed_at` to the day.",
	Check: func(p *lint.Pass) {
		ctx, cancel := context.WithTimeout(context.Background(), longestLog)
		defer cancel()
		for _, drift := range history.Drifts(ctx, p.Site) {
			reportDrift(p, drift)
		}
	},
}

func reportDrift(p *lint.Pass, drift history.Drift) {
	at := drift.Doc.Front.Child("covers", drift.Index)
	glob := at.Node.Text
	if drift.File == "" {
		p.Report(at, at.Node.Span, fmt.Sprintf("`%s` is no file of the repository, and never was", glob), "write a path or a glob from the root of the repository")
		return
	}
	zone := p.Site.Zone
	changed := drift.Change.At.In(zone)
	if reviewed := drift.Doc.Common.ReviewedAt; !reviewed.IsZero() && changed.Before(reviewed.AddDays(1).In(zone)) {
		return
	}
	what := fmt.Sprintf("`%s`", glob)
	if drift.File != glob {
		what = fmt.Sprintf("`%s` of `%s`", drift.File, glob)
	}
	p.Report(at, at.Node.Span, fmt.Sprintf("%s was changed on %s (%q), after this document on %s", what, changed.Format(time.DateOnly), drift.Change.Subject, drift.Before.At.In(zone).Format(time.DateOnly)),
		"compare the two, then change the document or set `reviewed_at`")
}
