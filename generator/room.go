package generator

import (
	"html/template"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
)

// roomView is a war room: how to get into it with one tap.
type roomView struct {
	// Open is unset for a room into which nobody has to go, or can.
	Open bool
	// Anchor is set unless a section of the text has it.
	Anchor       bool
	Calls        []call
	Chat, Detail template.HTML
}

func (pg *page) room(w *schema.WarRoom, open bool) *roomView {
	if w == nil {
		return nil
	}
	v := roomView{Open: open && w.Reachable(), Anchor: !pg.hasHeading("war-room"), Chat: reached(w.Chat), Detail: pg.value(w.Detail)}
	if v.Anchor {
		pg.head("war-room", pg.t("War room"))
	}
	if webAddress(w.Video) {
		v.Calls = append(v.Calls, call{Label: pg.tHTML("Join the call"), URL: template.URL(w.Video)})
	}
	if w.Phone != "" {
		label := pg.tHTML("Dial in %s", unbroken(w.Phone))
		if w.PIN != "" {
			label = pg.tHTML("Dial in %s, PIN %s", unbroken(w.Phone), w.PIN)
		}
		v.Calls = append(v.Calls, call{Label: label, URL: dialIn(w)})
	}
	return &v
}

// dayLinks are what people look for on launch day: whom to tell, the way back and the
// dashboards.
func (pg *page) dayLinks(l *schema.Launch) []call {
	var list []call
	add := func(text, url string) {
		list = append(list, call{Label: template.HTML(template.HTMLEscapeString(text)), URL: template.URL(url)})
	}
	for _, id := range l.Uses.Escalation {
		if to := pg.document("escalation", id); to != nil {
			add(pg.t("Something is wrong"), to.URL)
			break
		}
	}
	if l.Rollout != nil {
		if to := pg.document("runbook", l.Rollout.Rollback.Runbook); to != nil {
			add(pg.t("Roll back"), to.URL)
		}
	}
	for _, id := range l.Uses.Monitoring[:min(len(l.Uses.Monitoring), maxDashboards)] {
		d, ok := pg.Portal.site.Document("monitoring", id)
		if !ok || d.Common.Draft {
			continue
		}
		text, dashboard := pg.t("Open the dashboard"), d.Data.(*schema.Monitoring).Dashboard
		if len(l.Uses.Monitoring) > 1 {
			text = d.Title
		}
		if webAddress(dashboard) {
			add(text, dashboard)
		}
	}
	return list
}

// maxDashboards is how many dashboards fit on the first screen.
const maxDashboards = 3

// hasHeading tells whether a section of the page's text has the anchor.
func (pg *page) hasHeading(anchor string) bool {
	return slices.ContainsFunc(pg.doc.Body.Headings, func(h markdown.Heading) bool { return h.Slug == anchor })
}

// dialIn dials the number and then, after two pauses, the digits of the PIN. Telephones
// refuse addresses with a hash or a star; who needs one presses it.
func dialIn(w *schema.WarRoom) template.URL {
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, w.PIN)
	if digits == "" {
		return template.URL("tel:" + w.Phone.E164())
	}
	return template.URL("tel:" + w.Phone.E164() + ",," + digits)
}
