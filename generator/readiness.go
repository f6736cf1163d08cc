package generator

import (
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
	// Needs says when the section is ready; "" where it is.
	Needs string
	// Rule is the linter's rule that finds what is missing, or "".
	Rule string
}

// verdict is what a section is judged to be: ok, warn or bad. A judgement that
// is not ok names the linter's rule that finds the same, where there is one.
// Its zero value is no judgement: of what an audience may not see, its portal
// says nothing, rather than that it is missing.
type verdict struct{ class, reason, rule string }

// hidden tells whether a contact or an on-call role is kept from the audience.
func (pg *page) hidden(ref string) bool {
	return pg.Portal.options.Audience != "" && !pg.Portal.site.Resolves(ref)
}

// readiness judges each section of a launch by what the documents say.
func (pg *page) readiness(l *schema.Launch, zone *time.Location, sum checked) []readiness {
	t0 := l.LaunchAt.In(zone)
	var list []readiness
	add := func(title, anchor, needs string, v verdict) {
		if v == (verdict{}) {
			return
		}
		word := map[string]string{"ok": "ready", "warn": "not yet", "bad": "missing"}[v.class]
		r := readiness{Title: pg.t(title), Anchor: anchor, Reason: v.reason, State: state{pg.t(word), v.class}}
		if v.class != "ok" {
			r.Needs = pg.t(needs)
			if pg.Portal.options.Audience == "" {
				r.Rule = v.rule
			}
		}
		list = append(list, r)
	}
	section := func(has bool, anchor string) string {
		if has {
			return anchor
		}
		return ""
	}
	add("Checklist", section(len(l.Checklist) > 0, "#checklist"), "every item is done, not applicable or waived beyond T-0", pg.checklistReady(sum))
	add("Go or no-go", section(l.GoNoGo != nil, "#go-no-go"), "the decider has said go", pg.goReady(l))
	add("Timeline", section(len(l.Timeline) > 0, "#timeline"), "every step has an owner, and one is the launch", pg.timelineReady(l))
	add("Way back", section(l.Rollout != nil, "#rollout"), "a rollback has a runbook and the time it takes", pg.wayBackReady(l))
	uses := section(len(pg.uses(l.Uses)) > 0, "#uses")
	add("On call", uses, "the day before and the week after T-0 have a primary and a secondary", pg.onCallReady(l, t0))
	add("People", uses, "everybody named for launch day is a contact and there at T-0", pg.peopleReady(l, t0, zone))
	add("Monitoring", uses, "every metric has a threshold", pg.monitoringReady(l))
	return list
}

func (pg *page) checklistReady(sum checked) verdict {
	text := pg.t("%d of %d checked", sum.done, sum.all())
	if sum.hidden > 0 {
		text += "; " + pg.t("items that are not shown here are not counted")
	}
	switch {
	case len(sum.missing) > 0:
		return verdict{"bad", pg.t("there is no checklist %s", sum.missing[0]), "unresolved-reference"}
	case sum.all()+sum.hidden+len(sum.drafts) == 0:
		return verdict{"bad", pg.t("no items"), ""}
	case len(sum.lapsed) > 0:
		return verdict{"bad", pg.t("waived only until before T-0: %s", strings.Join(sum.lapsed, ", ")), "item-state"}
	case len(sum.drafts) > 0 && pg.Portal.options.Audience != "":
		return verdict{"warn", text + "; " + pg.t("a checklist is a draft"), ""}
	case len(sum.drafts) > 0:
		return verdict{"warn", pg.t("the checklist %s is a draft", sum.drafts[0]), ""}
	case len(sum.open) > 0:
		return verdict{"warn", text, ""}
	case sum.hidden > 0:
		return verdict{"ok", text, ""}
	}
	return verdict{"ok", pg.t("all %d checked", sum.all()), ""}
}

func (pg *page) goReady(l *schema.Launch) verdict {
	if l.GoNoGo == nil {
		return verdict{"bad", pg.t("nobody decides"), "go-no-go"}
	}
	s := pg.decided(l.GoNoGo.Decision, gatePending)
	text := s.Text
	if l.GoNoGo.Pending() && !pg.hidden(l.GoNoGo.Decider) {
		text = pg.t("%s; %s decides", s.Text, pg.plainName(l.GoNoGo.Decider))
	}
	return verdict{s.Class, strings.Join(append([]string{text}, pg.signed(l.GoNoGo)...), "; "), ""}
}

func (pg *page) timelineReady(l *schema.Launch) verdict {
	if len(l.Timeline) == 0 {
		return verdict{"bad", pg.t("no steps"), "launch-step"}
	}
	ownerless, launch := 0, false
	for _, s := range l.Timeline {
		if s.Owner == "" {
			ownerless++
		}
		launch = launch || s.Launch
	}
	if !launch {
		return verdict{"bad", pg.t("no step is the launch"), "launch-step"}
	}
	if pg.Portal.options.Audience != "" { // owners may be hidden
		return verdict{"ok", pg.t("%d steps", len(l.Timeline)), ""}
	}
	if ownerless > 0 {
		return verdict{"warn", pg.t("%d of %d steps have no owner", ownerless, len(l.Timeline)), "item-owner"}
	}
	return verdict{"ok", pg.t("%d steps, each with an owner", len(l.Timeline)), ""}
}

func (pg *page) wayBackReady(l *schema.Launch) verdict {
	if l.Rollout == nil {
		return verdict{"bad", pg.t("no rollback"), ""}
	}
	back := l.Rollout.Rollback
	if pg.Portal.options.Audience != "" && pg.document("runbook", back.Runbook) == nil {
		return verdict{}
	}
	if pg.document("runbook", back.Runbook) == nil || back.Takes.IsZero() {
		return verdict{"warn", pg.t("no rollback with a runbook and a time"), ""}
	}
	if until := l.Rollout.PointOfNoReturn; !until.IsZero() {
		return verdict{"ok", pg.t("takes %s, until %s", back.Takes, until), ""}
	}
	return verdict{"ok", pg.t("takes %s", back.Takes), ""}
}

// onCallReady looks at the day before the launch and the week after it.
func (pg *page) onCallReady(l *schema.Launch, t0 time.Time) verdict {
	if len(l.Uses.OnCall) == 0 && pg.Portal.options.Audience != "" {
		return verdict{}
	}
	if len(l.Uses.OnCall) == 0 {
		return verdict{"bad", pg.t("names no rotation"), "launch-documents"}
	}
	reason, off := "", ""
	for _, id := range l.Uses.OnCall {
		r, _, ok := pg.Portal.site.OnCall(id)
		if !ok {
			return verdict{"bad", pg.t("there is no rotation %s", id), "unresolved-reference"}
		}
		zone := pg.Portal.site.ZoneOf(r.TimeZone)
		if gaps := rotation.Gaps(rotation.Shifts(r, zone, t0.AddDate(0, 0, -1), t0.AddDate(0, 0, 7))); len(gaps) > 0 {
			return verdict{"bad", pg.t("no %s from %s", pg.t(gaps[0].Role), momentText(pg.Portal.words, gaps[0].From, zone)), "rotation-gap"}
		}
		s := rotation.At(r, zone, t0)
		if s.Off {
			off = id
			continue
		}
		if pg.hidden(s.Primary) || pg.hidden(s.Secondary) {
			reason = pg.t("a primary and a secondary at T-0")
			continue
		}
		reason = pg.t("%s and %s at T-0", pg.somebody(s.Primary), pg.somebody(s.Secondary))
	}
	if reason == "" && off != "" {
		return verdict{"bad", pg.t("T-0 is in the off-hours of %s", off), "rotation-gap"}
	}
	return verdict{"ok", reason, ""}
}

// peopleReady looks for owners who are unknown, or away at the launch.
func (pg *page) peopleReady(l *schema.Launch, t0 time.Time, zone *time.Location) verdict {
	var away []string
	refs := launchPeople(l)
	if pg.Portal.options.Audience != "" && (len(l.Uses.Contacts) == 0 || slices.ContainsFunc(refs, pg.hidden)) {
		return verdict{}
	}
	for _, ref := range refs {
		if !pg.Portal.site.Resolves(ref) {
			return verdict{"bad", pg.t("%s is no contact", ref), "unresolved-reference"}
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
		return verdict{"warn", pg.t("away at T-0: %s", strings.Join(away, ", ")), ""}
	}
	return verdict{"ok", pg.t("%d named, nobody away at T-0", len(refs)), ""}
}

// launchPeople are those whom the plan names for launch day, once each.
func launchPeople(l *schema.Launch) []string {
	refs := []string{l.Owner}
	if g := l.GoNoGo; g != nil {
		refs = append(refs, g.Decider, g.Deputy)
	}
	for _, r := range l.Roles {
		refs = append(refs, r.Who, r.Deputy)
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

func (pg *page) monitoringReady(l *schema.Launch) verdict {
	if len(l.Uses.Monitoring) == 0 && pg.Portal.options.Audience != "" {
		return verdict{}
	}
	if len(l.Uses.Monitoring) == 0 {
		return verdict{"bad", pg.t("names no metrics"), "launch-documents"}
	}
	all, without := 0, 0
	for _, id := range l.Uses.Monitoring {
		d, ok := pg.Portal.site.Document("monitoring", id)
		if !ok {
			return verdict{"bad", pg.t("there is no monitoring %s", id), "unresolved-reference"}
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
		return verdict{"warn", pg.t("%d of %d metrics have no threshold", without, all), "metric-threshold"}
	}
	return verdict{"ok", pg.t("%d metrics, each with a threshold", all), ""}
}
