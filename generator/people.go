package generator

import (
	"fmt"
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

type contactView struct {
	ID, Name, Role, Team, Responsibility, VerifiedAt, Note string
	Calls                                                  []call
	Hours, Absences                                        []string
	Substitute                                             template.HTML
}

type contactGroup struct {
	Title    string
	Contacts []contactView
}

func (pg *page) contactsBlocks(c *schema.Contacts) []block {
	groups := []contactGroup{{Title: "Team"}, {Title: "Stakeholders"}, {Title: "Third parties"}, {Title: "Others"}}
	byKind := map[string]int{"team-member": 0, "stakeholder": 1, "third-party": 2, "": 3}
	for i := range c.Contacts {
		g := &groups[byKind[c.Contacts[i].Kind]]
		g.Contacts = append(g.Contacts, pg.contact(&c.Contacts[i]))
	}
	var shown []contactGroup
	for _, g := range groups {
		if len(g.Contacts) > 0 {
			shown = append(shown, g)
		}
	}
	return []block{{"contacts", "Contacts", "contacts-contacts", shown}}
}

func (pg *page) contact(c *schema.Contact) contactView {
	v := contactView{ID: c.ID, Name: c.Name, Role: c.Role, Team: c.Team, Responsibility: c.Responsibility, VerifiedAt: c.VerifiedAt.String(), Note: c.Note,
		Calls: calls(c), Substitute: pg.Who(c.Substitute)}
	if c.Channels.Chat != "" {
		v.Hours = append(v.Hours, "Chat: "+c.Channels.Chat)
	}
	if c.Channels.Pager != "" {
		v.Hours = append(v.Hours, "Pager: "+c.Channels.Pager)
	}
	if len(c.Hours) > 0 {
		v.Hours = append(v.Hours, hours(c.Hours)+" "+pg.Portal.site.ZoneOf(c.TimeZone).String())
	}
	for _, a := range c.Absences {
		text := fmt.Sprintf("from %s to %s", a.From, a.Until)
		if a.Substitute != "" {
			text += ", instead: " + pg.plainName(a.Substitute)
		}
		v.Absences = append(v.Absences, text)
	}
	return v
}

func hours(list []schema.Hours) string {
	var out []string
	for _, h := range list {
		var days []string
		for _, d := range h.Days {
			days = append(days, d.String())
		}
		out = append(out, strings.TrimSpace(strings.Join(days, " ")+" "+h.From.String()+" to "+h.Until.String()))
	}
	return strings.Join(out, "; ")
}

func (pg *page) onboardingBlocks(o *schema.Onboarding) []block {
	var list []block
	add := func(key, title string, items []materialView) {
		if len(items) > 0 {
			list = append(list, block{key, title, "onboarding-" + key, items})
		}
	}
	var materials, sessions, support []materialView
	for _, m := range o.Documentation {
		materials = append(materials, materialView{Title: m.Title, Kind: m.Kind, URL: pg.address(m.Link), Detail: m.Detail, Owner: pg.Who(m.Owner)})
	}
	for _, t := range o.Training {
		v := materialView{Title: t.Title, Kind: strings.ReplaceAll(t.Kind, "-", " "), URL: pg.address(t.Link), Detail: t.Detail, Owner: pg.Who(t.Owner), When: cadence(t.Cadence)}
		if !t.At.IsZero() {
			v.When = append([]string{t.At.String()}, v.When...)
		}
		sessions = append(sessions, v)
	}
	for _, s := range o.Support {
		v := materialView{Title: s.Title, Detail: s.Detail, Owner: pg.WhoAll(s.Who), Where: strings.Join(s.Channels, ", ")}
		if !s.From.IsZero() || !s.Until.IsZero() {
			v.When = []string{strings.TrimSpace(fmt.Sprintf("from %s until %s", s.From, s.Until))}
		}
		support = append(support, v)
	}
	add("documentation", "Documentation", materials)
	add("training", "Training", sessions)
	add("support", "Support", support)
	return list
}

type materialView struct {
	Title, Kind, URL, Detail, Where string
	When                            []string
	Owner                           template.HTML
}

// address is where a link in structured data leads to from this page.
func (pg *page) address(destination string) string {
	found := pg.Portal.site.ResolveLink(pg.doc, destination)
	switch found.Kind {
	case site.LinkDocument:
		return pg.Rel(found.Doc.Page)
	case site.LinkAsset:
		return pg.Rel(found.Asset)
	}
	return destination
}
