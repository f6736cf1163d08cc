package rules

import (
	"cmp"
	"fmt"
	"time"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var launchAbsence = lint.Rule{
	ID:      "launch-absence",
	Summary: "Nobody is away when a launch has something for them to do.",
	Level:   source.Warning,
	Why:     "The launch moves by a week, into the holidays of whoever was to switch it on. Whose substitute or deputy is there is not missed; of turns on call, absence-on-call tells.",
	Fix:     "Name somebody else, add a `substitute` to the absence, or move the launch.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if !l.Data.Status.Off() && !l.Data.LaunchAt.IsZero() {
				reportAway(p, l.Data)
			}
		}
	},
}

// duty is something that a launch has for people to do at a time.
type duty struct {
	what string
	at   time.Time
	// place has the key under which the first of them is named.
	place tree.Place
	key   string
	// who does it, and the deputy if there is one.
	who, deputy string
}

// dutiesOf are what a launch has for people to do, but for what only has to be done
// before a time.
func dutiesOf(l *schema.Launch, t0 time.Time) []duty {
	list := []duty{{"owner of the launch", t0, l.Place, "owner", l.Owner, ""}}
	add := func(what string, at schema.Offset, in tree.Place, key, who, deputy string) {
		if !at.IsZero() {
			list = append(list, duty{what, at.From(t0), in, key, who, deputy})
		}
	}
	if g := l.GoNoGo; g != nil {
		add("go/no-go decision", g.At, g.Place, "decider", g.Decider, g.Deputy)
	}
	for _, r := range l.Roles {
		list = append(list, duty{r.Role, t0, r.Place, "who", r.Who, r.Deputy})
	}
	for _, s := range l.Timeline {
		add(s.Title, s.At, s.Place, "owner", s.Owner, "")
	}
	if l.Rollout != nil {
		for _, s := range l.Rollout.Stages {
			add(cmp.Or(s.Title, s.At.String()), s.At, s.Place, "owner", s.Owner, "")
		}
	}
	for _, m := range l.Communication {
		add(m.Title, m.At, m.Place, "owner", m.Owner, "")
	}
	for _, r := range l.Reviews {
		add(r.Title, r.At, r.Place, "owner", r.Owner, "")
	}
	return list
}

// reportAway reports each absence that keeps somebody from what a launch has for them,
// once, where the first of it names them.
func reportAway(p *lint.Pass, l *schema.Launch) {
	var order []*schema.Absence
	missed := map[*schema.Absence][]duty{}
	for _, d := range dutiesOf(l, l.LaunchAt.In(launchZone(p.Site, l))) {
		if d.at.Before(p.Now) || d.deputy != "" && away(p.Site, d.deputy, d.at) == nil {
			continue
		}
		if a := away(p.Site, d.who, d.at); a != nil {
			if missed[a] == nil {
				order = append(order, a)
			}
			missed[a] = append(missed[a], d)
		}
	}
	for _, a := range order {
		first := missed[a][0]
		titles := make([]string, len(missed[a]))
		for i, d := range missed[a] {
			titles[i] = d.what
		}
		p.ReportAt(min(byStatus(l), source.Warning), first.place.Child(first.key), first.place.Span(first.key),
			fmt.Sprintf("`%s` is away from %s to %s, but `%s` has them for %s", first.who, a.From, a.Until, l.Title, quoteFirst(titles)),
			"name somebody else, or add a `substitute` to the absence", source.Related{File: a.Place.File, Span: a.Place.Span("from"), Message: "the absence is here"})
	}
}

// away is the absence of a contact for whom nobody stands in at a time, or nil.
func away(s *site.Site, id string, at time.Time) *schema.Absence {
	c, _, ok := s.Contact(id)
	if !ok {
		return nil
	}
	a := reach.Absent(c, at, s.ZoneOf(c.TimeZone))
	if a == nil {
		return nil
	}
	stands, _, ok := s.Contact(reach.Substitute(c, *a))
	if ok && stands.ID != c.ID && reach.Absent(stands, at, s.ZoneOf(stands.TimeZone)) == nil {
		return nil
	}
	return a
}
