package generator

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
)

// state is a word with the class of its chip.
type state struct{ Text, Class string }

// launchView is what a launch's first screen says.
type launchView struct {
	Title, URL string
	At         moment
	// UTC is the time of day in UTC, for readers without scripts.
	UTC      string
	Status   state
	Decision *state
	// Verdict is what the launch has come to: its decision, or its status once that says
	// more; nil before there is either. About has what there is to say of it.
	Verdict *state
	About   []string
	// Off is set for a launch that does not take place, so that nothing is counted down
	// or to be done, and Over for one that has.
	Off, Over bool
	Checked   string
	Readiness []readiness
	Blockers  []blocker
	// More is how many blockers are not shown.
	More int
	// Day is how far launch day has come, once somebody writes that down.
	Day *progressView
	// Evidence, Room and Links are for the launch's own page.
	Evidence []template.HTML
	Room     *roomView
	Links    []call
}

// maxBlockers is how many open items fit on the first screen.
const maxBlockers = 5

func (pg *page) launchView(l *schema.Launch) launchView {
	zone := pg.Portal.site.ZoneOf(l.TimeZone)
	t0 := l.LaunchAt.In(zone)
	v := launchView{Title: l.Title, At: pg.moment(t0, zone), UTC: t0.UTC().Format("15:04 UTC"), Status: pg.launchStatus(l.Status)}
	if zone == time.UTC {
		v.UTC = ""
	}
	v.Off = l.Status == schema.StatusPostponed || l.Status == schema.StatusCancelled
	v.Over = l.Status.Launched()
	if g := l.GoNoGo; g != nil {
		s := pg.decided(g.Decision, gatePending)
		v.Decision, v.Verdict = &s, &s
		if g.Decider != "" && g.Pending() && !pg.hidden(g.Decider) {
			v.About = append(v.About, pg.t("%s decides", pg.plainName(g.Decider)))
		}
		v.About = append(v.About, pg.signed(g)...)
		if !g.DecidedAt.IsZero() {
			v.About = append(v.About, pg.t("Decided on %s", momentText(pg.Portal.words, g.DecidedAt.In(zone), zone)))
		}
	}
	if v.Off || v.Over {
		v.overrule(pg.t(verdicts[l.Status]))
	}
	sum := pg.checked(l)
	if sum.all() > 0 {
		v.Checked = pg.t("%d of %d checked", sum.done, sum.all())
	}
	v.Day = pg.progress(l)
	v.Readiness = pg.readiness(l, zone, sum)
	v.Blockers = sum.open[:min(len(sum.open), maxBlockers)]
	v.More = len(sum.open) - len(v.Blockers)
	return v
}

// verdicts say what has come of a launch.
var verdicts = map[schema.LaunchStatus]string{
	schema.StatusLaunched: "Launched", schema.StatusDone: "Done", schema.StatusPostponed: "Postponed", schema.StatusCancelled: "Cancelled",
}

// overrule makes the status the verdict. A decision that was taken is told below it; one
// that was not is of no interest any more.
func (v *launchView) overrule(text string) {
	if v.Decision == nil || v.Decision.Class == "warn" {
		v.About = nil
	} else {
		v.About = append([]string{v.Decision.Text}, v.About...)
	}
	v.Decision, v.Verdict = nil, &state{text, v.Status.Class}
}

// sortLaunches puts the earliest first; those without a date come last.
func sortLaunches(list []launchView) {
	slices.SortStableFunc(list, func(a, b launchView) int { return strings.Compare(a.At.UTC, b.At.UTC) })
}

func (pg *page) launchStatus(s schema.LaunchStatus) state {
	switch s {
	case "":
		return state{pg.t("draft"), ""}
	case schema.StatusReady, schema.StatusLaunched, schema.StatusDone:
		return state{pg.t(string(s)), "ok"}
	case schema.StatusPostponed, schema.StatusCancelled:
		return state{pg.t(string(s)), "bad"}
	}
	return state{pg.t(string(s)), ""}
}

func (pg *page) launchBlocks(l *schema.Launch) []block {
	zone := pg.Portal.site.ZoneOf(l.TimeZone)
	t0 := l.LaunchAt.In(zone)
	at := func(o schema.Offset) moment { return pg.moment(o.From(t0), zone) }
	lead := pg.launchView(l)
	lead.Room = pg.room(l.WarRoom, !l.Status.Off())
	if !l.Status.Off() {
		lead.Links = pg.dayLinks(l)
	}
	if l.GoNoGo != nil {
		lead.Evidence = pg.proofs(l.GoNoGo.Evidence, pg.doc)
	}
	list := []block{{Key: "lead", Template: "launch-lead", Data: lead}}
	add := func(key, title string, has bool, data any) {
		if has {
			list = append(list, block{Key: key, Title: pg.t(title), Template: "launch-" + key, Data: data})
		}
	}
	add("go-no-go", "Go or no-go", l.GoNoGo != nil, pg.gate(l.GoNoGo, zone, at))
	add("roles", "Roles", len(l.Roles) > 0, pg.roles(l.Roles))
	add("timeline", "Timeline", len(l.Timeline) > 0, pg.steps(l, t0, zone))
	add("checklist", "Checklist", len(l.Checklist) > 0, pg.groups(l.Checklist, at))
	add("rollout", "Rollout", l.Rollout != nil, pg.rollout(l.Rollout, at))
	add("communication", "Communication", len(l.Communication) > 0, pg.messages(l, t0, zone))
	add("reviews", "Reviews", len(l.Reviews) > 0, pg.reviews(l.Reviews, at))
	add("improvement", "Continuous improvement", len(l.Improvement) > 0, pg.improvement(l.Improvement, t0))
	uses := pg.uses(l.Uses)
	add("uses", "Relies on", len(uses) > 0, uses)
	return list
}

type rolloutView struct {
	Stages        []stageView
	AbortIf       []template.HTML
	NoReturn      *moment
	Takes         string
	Runbook       *link
	Detail, Owner template.HTML
}

type stageView struct {
	Offset, Title, Share string
	At                   moment
	Owner                template.HTML
	AbortIf              []template.HTML
}

func (pg *page) rollout(r *schema.Rollout, at func(schema.Offset) moment) rolloutView {
	if r == nil {
		return rolloutView{}
	}
	v := rolloutView{AbortIf: pg.values(r.AbortIf), Takes: r.Rollback.Takes.String(), Detail: pg.value(r.Rollback.Detail), Runbook: pg.document("runbook", r.Rollback.Runbook), Owner: pg.Who(r.Rollback.Owner)}
	if !r.PointOfNoReturn.IsZero() {
		m := at(r.PointOfNoReturn)
		v.NoReturn = &m
	}
	for _, s := range r.Stages {
		v.Stages = append(v.Stages, stageView{s.At.String(), s.Title, s.Share.String(), at(s.At), pg.Who(s.Owner), pg.values(s.AbortIf)})
	}
	return v
}

type reviewView struct {
	Title, Offset               string
	At                          moment
	Detail, Owner, Participants template.HTML
	Topics                      []template.HTML
	// Held is the day on which it took place, or "".
	Held    string
	Outcome []template.HTML
}

func (pg *page) reviews(list []schema.Review, at func(schema.Offset) moment) []reviewView {
	var out []reviewView
	for _, r := range list {
		out = append(out, reviewView{r.Title, r.At.String(), at(r.At), pg.value(r.Detail), pg.Who(r.Owner), pg.WhoAll(r.Participants), pg.values(r.Topics), pg.day(r.HeldAt), pg.proofs(r.Outcome, pg.doc)})
	}
	return out
}

type improvementView struct {
	Title, Every  string
	Detail, Owner template.HTML
	Scope         []template.HTML
	// Held is the day on which it last took place, or "", and Next the one on which it
	// is due.
	Held, Next string
	Outcome    []template.HTML
}

func (pg *page) improvement(list []schema.Improvement, t0 time.Time) []improvementView {
	var out []improvementView
	for _, i := range list {
		v := improvementView{Title: i.Title, Detail: pg.value(i.Detail), Owner: pg.Who(i.Owner), Scope: pg.values(i.Scope), Held: pg.day(i.HeldAt), Outcome: pg.proofs(i.Outcome, pg.doc)}
		if !i.Every.IsZero() {
			v.Every = pg.every(i.Every)
		}
		// What goes on all the time is not recorded each time.
		if !i.Every.IsZero() && !t0.IsZero() && (i.Kind != schema.FeedbackLoop || !i.HeldAt.IsZero()) {
			v.Next = pg.Portal.words.date(i.Every.After(i.LastFrom(t0)))
		}
		out = append(out, v)
	}
	return out
}

// day is a date in words, or "".
func (pg *page) day(d schema.Date) string {
	if d.IsZero() {
		return ""
	}
	return pg.Portal.words.date(d.In(time.UTC))
}

type useView struct {
	Kind  string
	Links []link
}

func (pg *page) uses(u schema.Uses) []useView {
	titles := map[string]string{
		"contacts": "Contacts", "escalation": "Escalation", "on-call": "On call", "monitoring": "Monitoring", "decisions": "Decisions",
		"incident": "Incidents", "onboarding": "Onboarding", "faq": "FAQ", "runbook": "Runbooks",
	}
	var out []useView
	for kind, ids := range u.ByType() {
		v := useView{Kind: pg.t(titles[kind])}
		for _, id := range ids {
			if l := pg.document(kind, id); l != nil {
				v.Links = append(v.Links, *l)
			}
		}
		if len(v.Links) > 0 {
			out = append(out, v)
		}
	}
	return out
}
