package generator

import (
	"html/template"
	"net/mail"
	"net/url"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/reach"
)

// call is a way to reach somebody with one tap.
type call struct {
	Label template.HTML
	URL   template.URL
	// Rotation and Role are set instead for whoever is on call: scripts know who
	// that is now.
	Rotation, Role string
}

// Who names a contact or an on-call role, as a link to where it is explained;
// scripts add who has the role now. What does not resolve is shown as it is
// written.
func (pg *page) Who(ref string) template.HTML {
	if ref == "" {
		return ""
	}
	s := pg.Portal.site
	target, ok := reach.ParseTarget(ref)
	if ok && target.OnCall != "" {
		if _, d, found := s.OnCall(target.OnCall); found && !d.Common.Draft {
			return anchor(pg.Rel(d.Page), pg.roleName(target.Role)) + template.HTML(` <span data-duty="`+template.HTMLEscapeString(target.OnCall)+
				`" data-role="`+template.HTMLEscapeString(target.Role)+`"></span>`)
		}
	}
	if c, _, found := s.Contact(ref); found {
		text := c.Name
		if c.Role != "" && !strings.EqualFold(c.Role, c.Name) {
			text += " (" + c.Role + ")"
		}
		if to := pg.Portal.personPage(ref); to != "" {
			return anchor(pg.Rel(to), text)
		}
		return template.HTML(template.HTMLEscapeString(text))
	}
	return template.HTML(template.HTMLEscapeString(ref))
}

// WhoAll names several, separated by commas.
func (pg *page) WhoAll(refs []string) template.HTML { return commas(refs, pg.Who) }

// commas are texts as the pages show them, separated by commas.
func commas(texts []string, shown func(string) template.HTML) template.HTML {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = string(shown(text))
	}
	return template.HTML(strings.Join(list, ", "))
}

func anchor(to, text string) template.HTML {
	return template.HTML(`<a href="` + template.HTMLEscapeString(to) + `">` + template.HTMLEscapeString(text) + `</a>`)
}

// reached is a text that says where somebody is reached: a link where it is an email
// address, a phone number or the address of a page, and nothing else.
func reached(text string) template.HTML {
	text = strings.TrimSpace(text)
	var phone schema.Phone
	if phone.UnmarshalText([]byte(text)) == nil {
		return anchor("tel:"+phone.E164(), text)
	}
	if m, err := mail.ParseAddress(text); err == nil && m.Address == text {
		return anchor("mailto:"+text, text)
	}
	if webAddress(text) {
		return anchor(text, text)
	}
	return template.HTML(template.HTMLEscapeString(text))
}

// webAddress tells whether a text is the address of a page.
func webAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// personPage is the path of a contact's own page, "" where there is none.
func (p *Portal) personPage(id string) string {
	_, d, ok := p.site.Contact(id)
	name := markdown.Slug(id)
	if !ok || d.Common.Draft || name == "" {
		return ""
	}
	return strings.TrimSuffix(d.Page, ".html") + "/" + name + ".html"
}

func (pg *page) roleName(role string) string {
	if role == "secondary" {
		return pg.t("Secondary on call")
	}
	return pg.t("Primary on call")
}

// plainName is a target's name for drawings.
func (pg *page) plainName(ref string) string {
	target, ok := reach.ParseTarget(ref)
	if ok && target.OnCall != "" {
		return pg.roleName(target.Role)
	}
	if c, _, found := pg.Portal.site.Contact(ref); found {
		return c.Name
	}
	return ref
}

// somebody is a contact's name in plain text, or that there is nobody.
func (pg *page) somebody(id string) string {
	if id == "" {
		return pg.t("nobody")
	}
	return pg.plainName(id)
}

// calls lists the channels of a contact as links.
func (pg *page) calls(c *schema.Contact) []call {
	var list []call
	if p := c.Channels.Phone; p != "" {
		list = append(list, call{Label: pg.tHTML("Call %s", unbroken(p)), URL: template.URL("tel:" + p.E164())})
	}
	if e := c.Channels.Email; e != "" {
		list = append(list, call{Label: pg.tHTML("Mail %s", e), URL: template.URL("mailto:" + e)})
	}
	return list
}

// unbroken is a phone number that stays on one line.
func unbroken(p schema.Phone) template.HTML {
	return template.HTML(`<span class="number">` + template.HTMLEscapeString(string(p)) + `</span>`)
}

// callsOf are the quickest ways to reach targets.
func (pg *page) callsOf(refs []string) []call {
	var list []call
	for _, ref := range refs {
		if target, ok := reach.ParseTarget(ref); ok && target.OnCall != "" {
			if _, d, found := pg.Portal.site.OnCall(target.OnCall); found && !d.Common.Draft {
				list = append(list, call{Rotation: target.OnCall, Role: target.Role})
			}
		}
		if c, _, ok := pg.Portal.site.Contact(ref); ok && c.Channels.Phone != "" {
			name, _, _ := strings.Cut(c.Name, " ")
			list = append(list, call{Label: pg.tHTML("Call %s", template.HTML(template.HTMLEscapeString(name))+" "+unbroken(c.Channels.Phone)), URL: template.URL("tel:" + c.Channels.Phone.E164())})
		}
	}
	return list
}
