package generator

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/rotation"
	"github.com/launchbook/launchbook/site/threshold"
)

// readiness is how far one section of a launch has come, and what is missing.
type readiness struct {
	Title, Anchor, Reason string
	State                 state
}

// blocker is an open item that is due before the launch.
type blocker struct {
	Title, Anchor, Due string
	Owner              template.HTML
}

// openItems lists the open items of a launch in the order in which they are
// due, and counts those that are not open.
func (pg *page) openItems(l *schema.Launch) (open []blocker, done int) {
	t0 := l.LaunchAt.In(pg.Portal.site.ZoneOf(l.TimeZone))
	groups := slices.Clone(l.Checklist)
	slices.SortStableFunc(groups, func(a, b schema.ChecklistGroup) int { return a.At.Compare(b.At) })
	for _, g := range groups {
		for _, item := range slices.Concat(g.Items, pg.included(g)) {
			if pg.itemState(item).Class == "ok" {
				done++
				continue
			}
			open = append(open, blocker{item.Title, "#" + anchorID(item.ID, item.Title), pg.Portal.words.date(g.At.From(t0)), pg.Who(item.Owner)})
		}
	}
	return open, done
}

// readiness judges each section of a launch. Only what the documents say
// counts: the linter proves more, with the rule that says why.
func (pg *page) readiness(l *schema.Launch, zone *time.Location, open, done int) []readiness {
	t0 := l.LaunchAt.In(zone)
	var list []readiness
	add := func(title, anchor, class, reason string) {
		word := map[string]string{"ok": "ready", "warn": "not yet", "bad": "missing"}[class]
		list = append(list, readiness{pg.t(title), anchor, reason, state{pg.t(word), class}})
	}
	switch {
	case open+done == 0:
		add("Checklist", "", "bad", pg.t("no items"))
	case open > 0:
		add("Checklist", "#checklist", "warn", pg.t("%d of %d checked", done, open+done))
	default:
		add("Checklist", "#checklist", "ok", pg.t("all %d checked", done))
	}
	if l.GoNoGo == nil {
		add("Go or no-go", "", "bad", pg.t("nobody decides"))
	} else {
		s := pg.decision(l.GoNoGo)
		add("Go or no-go", "#go-no-go", s.Class, pg.t("%s; %s decides", s.Text, pg.plainName(l.GoNoGo.Decider)))
	}
	class, reason := pg.timelineReady(l)
	add("Timeline", "#timeline", class, reason)
	class, reason = pg.wayBackReady(l)
	add("Way back", "#rollout", class, reason)
	if len(l.Uses.OnCall) > 0 {
		class, reason = pg.onCallReady(l, t0)
		add("On call", "#uses", class, reason)
	}
	class, reason = pg.peopleReady(l, t0, zone)
	add("People", "#uses", class, reason)
	if len(l.Uses.Monitoring) > 0 {
		class, reason = pg.monitoringReady(l)
		add("Monitoring", "#uses", class, reason)
	}
	return list
}

func (pg *page) timelineReady(l *schema.Launch) (class, reason string) {
	if len(l.Timeline) == 0 {
		return "bad", pg.t("no steps")
	}
	ownerless := 0
	for _, s := range l.Timeline {
		if s.Owner == "" {
			ownerless++
		}
	}
	if ownerless > 0 {
		return "warn", pg.t("%d of %d steps have no owner", ownerless, len(l.Timeline))
	}
	return "ok", pg.t("%d steps, each with an owner", len(l.Timeline))
}

func (pg *page) wayBackReady(l *schema.Launch) (class, reason string) {
	if l.Rollout == nil {
		return "bad", pg.t("no rollback")
	}
	back := l.Rollout.Rollback
	if pg.document("runbook", back.Runbook) == nil || back.Takes.IsZero() {
		return "warn", pg.t("no rollback with a runbook and a time")
	}
	if until := l.Rollout.PointOfNoReturn; !until.IsZero() {
		return "ok", pg.t("takes %s, until %s", back.Takes, until)
	}
	return "ok", pg.t("takes %s", back.Takes)
}

// onCallReady looks at the day before the launch and the week after it.
func (pg *page) onCallReady(l *schema.Launch, t0 time.Time) (class, reason string) {
	for _, id := range l.Uses.OnCall {
		r, _, ok := pg.Portal.site.OnCall(id)
		if !ok {
			return "bad", pg.t("there is no rotation %s", id)
		}
		zone := pg.Portal.site.ZoneOf(r.TimeZone)
		if gaps := rotation.Gaps(rotation.Shifts(r, zone, t0.AddDate(0, 0, -1), t0.AddDate(0, 0, 7))); len(gaps) > 0 {
			return "bad", pg.t("no %s from %s", pg.t(gaps[0].Role), momentText(pg.Portal.words, gaps[0].From, zone))
		}
		s := rotation.At(r, zone, t0)
		reason = pg.t("%s and %s at T-0", pg.plainName(s.Primary), pg.plainName(s.Secondary))
	}
	return "ok", reason
}

// peopleReady looks for owners who are unknown, or away at the launch.
func (pg *page) peopleReady(l *schema.Launch, t0 time.Time, zone *time.Location) (class, reason string) {
	var away []string
	refs := launchPeople(l)
	for _, ref := range refs {
		if !pg.Portal.site.Resolves(ref) {
			return "bad", pg.t("%s is no contact", ref)
		}
		c, _, ok := pg.Portal.site.Contact(ref)
		if !ok {
			continue
		}
		theirs := zone
		if c.TimeZone != "" {
			theirs = pg.Portal.site.ZoneOf(c.TimeZone)
		}
		if reach.Absent(c, t0, theirs) != nil {
			away = append(away, c.Name)
		}
	}
	if len(away) > 0 {
		return "warn", pg.t("away at T-0: %s", strings.Join(away, ", "))
	}
	return "ok", pg.t("%d named, nobody away at T-0", len(refs))
}

// launchPeople are those whom the plan names for launch day, once each.
func launchPeople(l *schema.Launch) []string {
	refs := []string{l.Owner}
	if g := l.GoNoGo; g != nil {
		refs = append(refs, g.Decider, g.Deputy)
	}
	for _, s := range l.Timeline {
		refs = append(refs, s.Owner)
	}
	if l.Rollout != nil {
		refs = append(refs, l.Rollout.Rollback.Owner)
		for _, s := range l.Rollout.Stages {
			refs = append(refs, s.Owner)
		}
	}
	slices.Sort(refs)
	return slices.DeleteFunc(slices.Compact(refs), func(ref string) bool { return ref == "" })
}

func (pg *page) monitoringReady(l *schema.Launch) (class, reason string) {
	all, without := 0, 0
	for _, id := range l.Uses.Monitoring {
		d, ok := pg.Portal.site.Document("monitoring", id)
		if !ok {
			return "bad", pg.t("there is no monitoring %s", id)
		}
		for _, g := range d.Data.(*schema.Monitoring).Groups {
			for _, m := range g.Metrics {
				all++
				if _, ok := threshold.Of(m, pg.Portal.site.Config.Policy.ThresholdOverPeak); !ok {
					without++
				}
			}
		}
	}
	if without > 0 {
		return "warn", pg.t("%d of %d metrics have no threshold", without, all)
	}
	return "ok", pg.t("%d metrics, each with a threshold", all)
}
