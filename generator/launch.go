package generator

import (
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
)

// state is a word with the class of its chip.
type state struct{ Text, Class string }

// launchView is what a launch's first screen says.
type launchView struct {
	Title, URL          string
	At                  moment
	Status, StatusClass string
	Decision            *state
	Ready, Open         string
}

func (pg *page) launchView(l *schema.Launch) launchView {
	zone := pg.Portal.site.ZoneOf(l.TimeZone)
	v := launchView{Title: l.Title, At: momentOf(l.LaunchAt.In(zone), zone), Status: string(l.Status)}
	if v.Status == "" {
		v.Status = "draft"
	}
	switch l.Status {
	case schema.StatusReady, schema.StatusLaunched, schema.StatusDone:
		v.StatusClass = "ok"
	case schema.StatusPostponed, schema.StatusCancelled:
		v.StatusClass = "bad"
	}
	if l.GoNoGo != nil {
		v.Decision = decision(l.GoNoGo)
	}
	done, all := 0, 0
	for _, g := range l.Checklist {
		items := g.Items
		if c, ok := pg.Portal.site.Document("checklist", g.Include); ok {
			items = append(items[:len(items):len(items)], c.Data.(*schema.Checklist).Items...)
		}
		for _, item := range items {
			all++
			if itemState(item).Class == "ok" {
				done++
			}
		}
	}
	if all > 0 {
		v.Ready = fmt.Sprintf("%d of %d checked", done, all)
		if done < all {
			v.Open = fmt.Sprintf("%d of %d checklist items are open.", all-done, all)
		}
	}
	return v
}

func decision(g *schema.GoNoGo) *state {
	switch g.Decision {
	case "go":
		return &state{"GO", "ok"}
	case "no-go":
		return &state{"NO-GO", "bad"}
	}
	return &state{"Go/no-go pending", "warn"}
}

func itemState(item schema.ChecklistItem) state {
	switch {
	case item.Status == schema.ItemDone:
		return state{"done", "ok"}
	case item.Status == schema.ItemNotApplicable || item.NotApplicable != "":
		return state{"not applicable", "ok"}
	case item.Status == schema.ItemWaived || item.Waiver != nil:
		return state{"waived", "ok"}
	}
	return state{"open", "warn"}
}

type itemView struct {
	ID, Title, Detail, State, Class, Note string
	Owner                                 template.HTML
	Evidence                              []string
}

func (pg *page) items(items []schema.ChecklistItem) []itemView {
	var list []itemView
	for _, item := range items {
		s := itemState(item)
		v := itemView{ID: anchorID(item.ID, item.Title), Title: item.Title, Detail: item.Detail, State: s.Text, Class: s.Class,
			Owner: pg.Who(item.Owner), Evidence: item.Evidence}
		if item.NotApplicable != "" {
			v.Note = "Does not apply: " + item.NotApplicable
		}
		if w := item.Waiver; w != nil {
			v.Note = fmt.Sprintf("Waived until %s by %s: %s", w.Until, pg.plainName(w.By), w.Reason)
		}
		list = append(list, v)
	}
	return list
}

func (pg *page) launchBlocks(l *schema.Launch) []block {
	zone := pg.Portal.site.ZoneOf(l.TimeZone)
	t0 := l.LaunchAt.In(zone)
	at := func(o schema.Offset) moment { return momentOf(o.From(t0), zone) }
	list := []block{{"lead", "", "launch-lead", pg.launchView(l)}}
	add := func(key, title string, has bool, data any) {
		if has {
			list = append(list, block{key, title, "launch-" + key, data})
		}
	}
	add("go-no-go", "Go or no-go", l.GoNoGo != nil, pg.gate(l.GoNoGo, at))
	add("timeline", "Timeline", len(l.Timeline) > 0, pg.steps(l.Timeline, t0, zone))
	add("checklist", "Checklist", len(l.Checklist) > 0, pg.groups(l.Checklist, at))
	add("rollout", "Rollout", l.Rollout != nil, pg.rollout(l.Rollout, at))
	add("communication", "Communication", len(l.Communication) > 0, pg.messages(l.Communication, at))
	add("reviews", "Reviews", len(l.Reviews) > 0, pg.reviews(l.Reviews, at))
	add("improvement", "Continuous improvement", len(l.Improvement) > 0, pg.improvement(l.Improvement))
	uses := pg.uses(l.Uses)
	add("uses", "Relies on", len(uses) > 0, uses)
	return list
}

type groupView struct {
	Title    string
	At       moment
	Items    []itemView
	Included *includedView
}

type includedView struct {
	link
	Items []itemView
}

func (pg *page) groups(groups []schema.ChecklistGroup, at func(schema.Offset) moment) []groupView {
	var list []groupView
	for _, g := range groups {
		v := groupView{Title: g.Title, At: at(g.At), Items: pg.items(g.Items)}
		if v.Title == "" {
			v.Title = g.At.String()
		}
		if l := pg.document("checklist", g.Include); l != nil {
			d, _ := pg.Portal.site.Document("checklist", g.Include)
			v.Included = &includedView{*l, pg.items(d.Data.(*schema.Checklist).Items)}
		}
		list = append(list, v)
	}
	return list
}

type gateView struct {
	Title, Detail, Offset, IfNoGo, Decision, Class string
	At                                             moment
	Decider, Deputy                                template.HTML
	Evidence                                       []string
}

func (pg *page) gate(g *schema.GoNoGo, at func(schema.Offset) moment) gateView {
	if g == nil {
		return gateView{}
	}
	s := decision(g)
	v := gateView{g.Title, g.Detail, g.At.String(), g.IfNoGo, s.Text, s.Class, at(g.At), pg.Who(g.Decider), pg.Who(g.Deputy), g.Evidence}
	if v.Title == "" {
		v.Title = "Go/no-go decision"
	}
	return v
}

type stepView struct {
	ID, Offset, Title, Detail, Duration, Until, Needs string
	At                                                moment
	Owner                                             template.HTML
	Launch                                            bool
}

func (pg *page) steps(steps []schema.TimelineStep, t0 time.Time, zone *time.Location) []stepView {
	titles := map[string]string{}
	for _, s := range steps {
		titles[s.ID] = s.Title
	}
	var list []stepView
	for _, s := range steps {
		start := s.At.From(t0)
		v := stepView{ID: anchorID(s.ID, s.Title), Offset: s.At.String(), Title: s.Title, Detail: s.Detail, Duration: s.Duration.String(),
			At: momentOf(start, zone), Owner: pg.Who(s.Owner), Launch: s.Launch}
		v.Until = s.Duration.After(start).UTC().Format(time.RFC3339)
		var needs []string
		for _, id := range s.Needs {
			needs = append(needs, titles[id])
		}
		v.Needs = strings.Join(needs, ", ")
		list = append(list, v)
	}
	return list
}

type rolloutView struct {
	Stages        []stageView
	NoReturn      *moment
	Takes, Detail string
	Runbook       *link
	Owner         template.HTML
}

type stageView struct {
	Offset, Title, Share string
	At                   moment
	Owner                template.HTML
	AbortIf              []string
}

func (pg *page) rollout(r *schema.Rollout, at func(schema.Offset) moment) rolloutView {
	if r == nil {
		return rolloutView{}
	}
	v := rolloutView{Takes: r.Rollback.Takes.String(), Detail: r.Rollback.Detail, Runbook: pg.document("runbook", r.Rollback.Runbook), Owner: pg.Who(r.Rollback.Owner)}
	if !r.PointOfNoReturn.IsZero() {
		m := at(r.PointOfNoReturn)
		v.NoReturn = &m
	}
	for _, s := range r.Stages {
		v.Stages = append(v.Stages, stageView{s.At.String(), s.Title, s.Share.String(), at(s.At), pg.Who(s.Owner), s.AbortIf})
	}
	return v
}

type messageView struct {
	Phase, Title, Channel, Audience, Detail, Template string
	Owner                                             template.HTML
	When                                              []string
}

func (pg *page) messages(list []schema.Message, at func(schema.Offset) moment) []messageView {
	var out []messageView
	for _, m := range list {
		v := messageView{strings.ReplaceAll(m.Phase, "-", " "), m.Title, m.Channel, m.Audience, m.Detail, m.Template, pg.Who(m.Owner), cadence(m.Cadence)}
		if !m.At.IsZero() {
			v.When = append([]string{m.At.String() + ", " + at(m.At).Text}, v.When...)
		}
		out = append(out, v)
	}
	return out
}

type reviewView struct {
	Title, Offset, Detail string
	At                    moment
	Owner, Participants   template.HTML
	Topics                []string
}

func (pg *page) reviews(list []schema.Review, at func(schema.Offset) moment) []reviewView {
	var out []reviewView
	for _, r := range list {
		out = append(out, reviewView{r.Title, r.At.String(), r.Detail, at(r.At), pg.Who(r.Owner), pg.WhoAll(r.Participants), r.Topics})
	}
	return out
}

type improvementView struct {
	Title, Every, Detail string
	Owner                template.HTML
	Scope                []string
}

func (pg *page) improvement(list []schema.Improvement) []improvementView {
	var out []improvementView
	for _, i := range list {
		out = append(out, improvementView{i.Title, i.Every.String(), i.Detail, pg.Who(i.Owner), i.Scope})
	}
	return out
}

type useView struct {
	Kind  string
	Links []link
}

func (pg *page) uses(u schema.Uses) []useView {
	var out []useView
	for _, use := range []struct {
		kind, title string
		ids         []string
	}{
		{"contacts", "Contacts", u.Contacts}, {"escalation", "Escalation", u.Escalation}, {"on-call", "On call", u.OnCall},
		{"monitoring", "Monitoring", u.Monitoring}, {"decisions", "Decisions", u.Decisions}, {"incident", "Incidents", u.Incident},
		{"onboarding", "Onboarding", u.Onboarding}, {"faq", "FAQ", u.FAQ}, {"runbook", "Runbooks", u.Runbooks},
	} {
		v := useView{Kind: use.title}
		for _, id := range use.ids {
			if l := pg.document(use.kind, id); l != nil {
				v.Links = append(v.Links, *l)
			}
		}
		if len(v.Links) > 0 {
			out = append(out, v)
		}
	}
	return out
}
