package lsp

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/alerts"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/rotation"
)

// describe says what an id names; "" where there is nothing to add.
func (s *server) describe(in *site.Site, o occurrence) string {
	switch {
	case o.kind == rules.KindContact:
		if c, _, ok := in.Contact(o.id); ok {
			return s.contactCard(in, c)
		}
	case o.kind == kindSeverity:
		return aboutSeverity(in, o)
	case o.kind == kindAlert:
		if named := in.Alerts.Named(o.id); len(named) > 0 {
			return aboutAlert(named[0])
		}
	case o.kind == "on-call":
		if r, d, ok := in.OnCall(o.id); ok {
			return s.aboutRotation(in, r, d)
		}
	case o.within == "":
		if d, ok := in.Document(o.kind, o.id); ok {
			return aboutDocument(d)
		}
	case o.kind == "timeline/*":
		return aboutTimelineStep(in, o)
	case o.kind == "items/*":
		return aboutItem(in, o)
	}
	return ""
}

// aboutItem is what a checklist asks for, and by whom.
func aboutItem(in *site.Site, o occurrence) string {
	for _, c := range site.All[*schema.Checklist](in) {
		for _, item := range c.Data.Items {
			if c.Doc.File.Path != o.within || site.ItemID(item) != o.id {
				continue
			}
			text := fmt.Sprintf("**%s**, of %s", item.Title, c.Doc.Title)
			if item.Owner != "" {
				text += ", by " + nameOf(in, item.Owner)
			}
			for _, more := range append([]string{item.Detail}, item.Evidence...) {
				if more != "" {
					text += "\n\n" + more
				}
			}
			return text
		}
	}
	return ""
}

// contactCard is who a contact is and how to reach them, quickest way first.
func (s *server) contactCard(in *site.Site, c *schema.Contact) string {
	card := "**" + c.Name + "**"
	if c.Role != "" {
		card += ", " + c.Role
	}
	lines := []string{card, ""}
	values := map[string]string{"pager": c.Channels.Pager, "phone": string(c.Channels.Phone), "chat": c.Channels.Chat, "email": c.Channels.Email}
	for _, kind := range reach.Channels(c) {
		lines = append(lines, fmt.Sprintf("- %s: `%s`", kind, values[kind]))
	}
	if absence := reach.Absent(c, s.Now(), in.ZoneOf(c.TimeZone)); absence != nil {
		lines = append(lines, "", "Away until "+absence.Until.String()+".")
	}
	if c.Substitute != "" {
		lines = append(lines, "", "Substitute: `"+c.Substitute+"`.")
	}
	return strings.Join(lines, "\n")
}

// aboutSeverity is what a level means, by whatever name.
func aboutSeverity(in *site.Site, o occurrence) string {
	for _, level := range in.SeverityLevels() {
		if string(level.ID) != o.id {
			continue
		}
		text := "**" + o.id + "**"
		if o.written != o.id {
			text = "`" + o.written + "` is " + text
		}
		if level.Meaning != "" {
			text += ": " + level.Meaning
		}
		if len(level.Aliases) > 0 {
			text += "\n\nAlso called " + strings.Join(level.Aliases, ", ") + "."
		}
		if !level.AcknowledgeWithin.IsZero() {
			text += "\n\nTo be acknowledged within " + level.AcknowledgeWithin.String() + "."
		}
		return text
	}
	return ""
}

// aboutRotation is who is on call now, and for how long.
func (s *server) aboutRotation(in *site.Site, r *schema.OnCall, d *site.Document) string {
	const lookAhead = 35 // days, longer than most turns
	now, zone := s.Now(), in.ZoneOf(r.TimeZone)
	text := aboutDocument(d)
	shifts := rotation.Shifts(r, zone, now, now.AddDate(0, 0, lookAhead))
	if len(shifts) == 0 {
		return text
	}
	shift := shifts[0]
	if shift.Off {
		return text + "\n\nNobody is on call now: these are off-hours."
	}
	if shift.Primary == "" && shift.Secondary == "" {
		return text + "\n\nNobody is on call now."
	}
	until := shift.Until.In(zone).Format("Mon 2006-01-02 15:04 MST")
	return text + fmt.Sprintf("\n\nOn call until %s:\n\n- primary: %s\n- secondary: %s", until, nameOf(in, shift.Primary), nameOf(in, shift.Secondary))
}

func nameOf(in *site.Site, id string) string {
	if c, _, ok := in.Contact(id); ok {
		return "**" + c.Name + "**"
	}
	if id == "" {
		return "nobody"
	}
	return "`" + id + "`"
}

// aboutAlert is when an alert fires.
func aboutAlert(a alerts.Alert) string {
	text := fmt.Sprintf("**%s** in %s", a.Name.Value, a.File.Path)
	if a.For.Value != "" {
		text += ", after " + a.For.Value
	}
	return text + "\n\n```promql\n" + strings.TrimSpace(a.Expr.Value) + "\n```"
}

func aboutDocument(d *site.Document) string {
	text := fmt.Sprintf("**%s**, %s in %s", d.Title, d.Type, d.File.Path)
	if d.Common.Summary != "" {
		text += "\n\n" + d.Common.Summary
	}
	return text
}

func aboutTimelineStep(in *site.Site, o occurrence) string {
	for _, l := range site.All[*schema.Launch](in) {
		for _, step := range l.Data.Timeline {
			if l.Doc.File.Path != o.within || step.ID != o.id {
				continue
			}
			text := fmt.Sprintf("**%s**, %s", step.Title, step.At)
			if !l.Data.LaunchAt.IsZero() {
				text += ": " + instant(step.At.From(l.Data.LaunchAt.In(in.ZoneOf(l.Data.TimeZone))))
			}
			return text
		}
	}
	return ""
}
