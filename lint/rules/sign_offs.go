package rules

import (
	"cmp"
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var signOffs = lint.Rule{
	ID:      "sign-offs",
	Summary: "Who decides go has the agreement of everybody who signs off.",
	Level:   source.Warning,
	Why:     "A sign-off that nobody waited for is one that nobody needs; after a bad launch, the question is who knew.",
	Fix:     "Write down what each of them said, and when, or decide again.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if g := l.Data.GoNoGo; g != nil {
				checkSignedTwice(p, g)
				if g.Decision == "go" {
					checkSignOffs(p, l.Data, g)
				}
			}
		}
	},
}

// checkSignedTwice reports somebody who signs off for one area twice: one of the two is
// somebody else's.
func checkSignedTwice(p *lint.Pass, g *schema.GoNoGo) {
	type key struct{ area, by string }
	first := map[key]schema.SignOff{}
	for _, s := range g.SignOffs {
		k := key{s.Area, s.By}
		before, twice := first[k]
		switch {
		case s.By == "" || unread(s.Place, "area", s.Area == ""):
		case twice:
			what := fmt.Sprintf("`%s` signs off twice", s.By)
			if s.Area != "" {
				what = fmt.Sprintf("`%s` signs off for `%s` twice", s.By, s.Area)
			}
			p.Report(s.Place.Child("by"), s.Place.Span("by"), what, "name somebody else, or another `area`",
				source.Related{File: before.Place.File, Span: before.Place.Span("by"), Message: "the first time is here"})
		default:
			first[k] = s
		}
	}
}

func checkSignOffs(p *lint.Pass, l *schema.Launch, g *schema.GoNoGo) {
	var missing []string
	var related []source.Related
	for _, s := range g.SignOffs {
		name := cmp.Or(s.Area, s.By)
		switch {
		case unread(s.Place, "decision", s.Decision == ""):
		case s.Decision == "no-go":
			p.ReportAt(min(byStatus(l), source.Warning), s.Place.Child("decision"), s.Place.Span("decision"), fmt.Sprintf("go was decided against the no-go of `%s`", name),
				"decide again, or write down what changed their mind", source.Related{File: g.Place.File, Span: g.Place.Span("decision"), Message: "go was decided here"})
		case s.Decision == "go":
			checkSignedLate(p, l, g, s)
		default:
			missing = append(missing, name)
			if len(related) < listed {
				related = append(related, source.Related{File: s.Place.File, Span: s.Place.Span("by"), Message: "`" + name + "` is pending"})
			}
		}
	}
	if len(missing) == 0 {
		return
	}
	p.ReportAt(min(byStatus(l), source.Warning), g.Place.Child("decision"), g.Place.Span("decision"),
		fmt.Sprintf("go was decided while %d of %d sign-offs %s missing: %s", len(missing), len(g.SignOffs), are(len(missing)), quoteFirst(missing)),
		"write down what each of them said: `decision: go`, or `no-go`", related...)
}

// checkSignedLate reports an agreement that came after the decision.
func checkSignedLate(p *lint.Pass, l *schema.Launch, g *schema.GoNoGo, s schema.SignOff) {
	if s.DecidedAt.IsZero() || g.DecidedAt.IsZero() {
		return
	}
	zone := launchZone(p.Site, l)
	said := s.DecidedAt.In(zone)
	if !said.After(g.DecidedAt.In(zone)) || said.After(p.Now) { // record-ahead tells of what is still ahead
		return
	}
	p.ReportAt(min(byStatus(l), source.Warning), s.Place.Child("decided_at"), s.Place.Span("decided_at"), fmt.Sprintf("`%s` signed off after go was decided", cmp.Or(s.Area, s.By)),
		"correct one of the times", source.Related{File: g.Place.File, Span: g.Place.Span("decided_at"), Message: "go was decided here"})
}
