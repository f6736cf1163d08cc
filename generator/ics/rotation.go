package ics

import (
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/rotation"
)

// rotation lists the spells of duty: from a week before now, or from the
// start, over the policy's horizon and four weeks beyond the last launch.
func (c *Set) rotation(r site.Typed[*schema.OnCall]) []event {
	from, until := c.site.CalendarSpan(r.Data, c.options.Now)
	var list []event
	for _, s := range rotation.Shifts(r.Data, c.site.ZoneOf(r.Data.TimeZone), from, until) {
		if s.Primary == "" && s.Secondary == "" {
			continue
		}
		e := event{start: s.From, until: s.Until, page: r.Doc.Page, title: r.Doc.Title + ": " + c.dutyText(s)}
		e.uid = c.uid("on-call", r.Doc.ID, s.From.UTC().Format("20060102T150405Z"))
		for _, id := range []string{s.Primary, s.Secondary} {
			if id != "" {
				e.who = append(e.who, id)
			}
		}
		e.detail = c.reasons(s)
		list = append(list, e)
	}
	return list
}

func (c *Set) dutyText(s rotation.Shift) string {
	var parts []string
	if s.Primary != "" {
		parts = append(parts, c.nameOf(s.Primary)+" ("+c.t("primary")+")")
	}
	if s.Secondary != "" {
		parts = append(parts, c.nameOf(s.Secondary)+" ("+c.t("secondary")+")")
	}
	return strings.Join(parts, ", ")
}

// reasons says why somebody else than the rotation's member is on call.
func (c *Set) reasons(s rotation.Shift) string {
	var lines []string
	for _, o := range []*schema.Override{s.PrimaryOverride, s.SecondaryOverride} {
		if o != nil {
			lines = append(lines, strings.TrimSuffix(c.t("Override")+", "+c.t(o.Role)+": "+o.Reason, ": "))
		}
	}
	return strings.Join(lines, "\n")
}

// onCall is who has a role at an instant, or "".
func (c *Set) onCall(id, role string, at time.Time) string {
	r, d, ok := c.site.OnCall(id)
	if !ok || d.Common.Draft {
		return ""
	}
	shift := rotation.At(r, c.site.ZoneOf(r.TimeZone), at)
	if role == "primary" {
		return shift.Primary
	}
	return shift.Secondary
}
