package generator

import (
	"html/template"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
)

// call is a way to reach somebody with one tap.
type call struct {
	Label string
	URL   template.URL
}

// Who names a contact or an on-call role, as a link to where it is explained.
// What does not resolve is shown as it is written.
func (pg *page) Who(ref string) template.HTML {
	if ref == "" {
		return ""
	}
	s := pg.Portal.site
	target, ok := reach.ParseTarget(ref)
	if ok && target.OnCall != "" {
		if _, d, found := s.OnCall(target.OnCall); found {
			title := strings.ToUpper(target.Role[:1]) + target.Role[1:] + " on call"
			return anchor(pg.Rel(d.Page), title)
		}
	}
	if c, d, found := s.Contact(ref); found {
		text := c.Name
		if c.Role != "" && !strings.EqualFold(c.Role, c.Name) {
			text += " (" + c.Role + ")"
		}
		return anchor(pg.Rel(d.Page+"#"+c.ID), text)
	}
	return template.HTML(template.HTMLEscapeString(ref))
}

// WhoAll names several, separated by commas.
func (pg *page) WhoAll(refs []string) template.HTML {
	var list []string
	for _, ref := range refs {
		list = append(list, string(pg.Who(ref)))
	}
	return template.HTML(strings.Join(list, ", "))
}

func anchor(to, text string) template.HTML {
	return template.HTML(`<a href="` + template.HTMLEscapeString(to) + `">` + template.HTMLEscapeString(text) + `</a>`)
}

// plainName is a target's name for drawings.
func (pg *page) plainName(ref string) string {
	target, ok := reach.ParseTarget(ref)
	if ok && target.OnCall != "" {
		return strings.ToUpper(target.Role[:1]) + target.Role[1:] + " on call"
	}
	if c, _, found := pg.Portal.site.Contact(ref); found {
		return c.Name
	}
	return ref
}

// calls lists the channels of a contact as links.
func calls(c *schema.Contact) []call {
	var list []call
	if p := c.Channels.Phone; p != "" {
		list = append(list, call{"Call " + string(p), template.URL("tel:" + p.E164())})
	}
	if e := c.Channels.Email; e != "" {
		list = append(list, call{"Mail " + e, template.URL("mailto:" + e)})
	}
	return list
}

// callsOf are the quickest ways to reach the contacts among the targets.
func (pg *page) callsOf(refs []string) []call {
	var list []call
	for _, ref := range refs {
		if c, _, ok := pg.Portal.site.Contact(ref); ok && c.Channels.Phone != "" {
			name, _, _ := strings.Cut(c.Name, " ")
			list = append(list, call{"Call " + name + " " + string(c.Channels.Phone), template.URL("tel:" + c.Channels.Phone.E164())})
		}
	}
	return list
}
