package generator

import (
	"errors"
	"fmt"
	"html/template"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/pool"
)

type contactView struct {
	ID, Name, URL, Role, Team, Responsibility, VerifiedAt string
	Calls                                                 []call
	Facts                                                 []fact
	// Calendar is the address of the contact's own calendar, or "";
	// Subscription is the one that a calendar program follows.
	Calendar         string
	Subscription     template.URL
	Note, Substitute template.HTML
}

// fact is a label with its value.
type fact struct {
	Label string
	// Value is a string, or HTML.
	Value any
}

type contactGroup struct {
	Title    string
	Contacts []contactView
}

func (pg *page) contactsBlocks(c *schema.Contacts) []block {
	groups := []contactGroup{{Title: pg.t("Team")}, {Title: pg.t("Stakeholders")}, {Title: pg.t("Third parties")}, {Title: pg.t("Others")}}
	byKind := map[string]int{"team-member": 0, "stakeholder": 1, "third-party": 2}
	for i := range c.Contacts {
		kind, ok := byKind[c.Contacts[i].Kind]
		if !ok {
			kind = len(groups) - 1
		}
		groups[kind].Contacts = append(groups[kind].Contacts, pg.contactView(&c.Contacts[i]))
	}
	groups = slices.DeleteFunc(groups, func(g contactGroup) bool { return len(g.Contacts) == 0 })
	return []block{{Key: "lead", Template: "contacts-lead"}, {Key: "contacts", Title: pg.t("Contacts"), Template: "contacts-contacts", Data: groups, First: true}}
}

func (pg *page) contactView(c *schema.Contact) contactView {
	_, contacts, _ := pg.Portal.site.Contact(c.ID)
	v := contactView{ID: c.ID, Name: c.Name, Role: c.Role, Team: c.Team, Responsibility: c.Responsibility, VerifiedAt: c.VerifiedAt.String(), Note: pg.valueOf(c.Note, contacts),
		Calls: pg.calls(c), Substitute: pg.Who(c.Substitute), Calendar: pg.Calendar("person", c.ID), Subscription: pg.Subscribe("person", c.ID)}
	if to := pg.Portal.personPage(c.ID); to != "" {
		v.URL = pg.Rel(to)
	}
	if c.Channels.Chat != "" {
		v.Facts = append(v.Facts, fact{pg.t("Chat"), reached(c.Channels.Chat)})
	}
	if c.Channels.Pager != "" {
		v.Facts = append(v.Facts, fact{pg.t("Pager"), reached(c.Channels.Pager)})
	}
	if len(c.Hours) > 0 {
		v.Facts = append(v.Facts, fact{pg.t("Hours"), pg.hours(c.Hours) + " " + pg.Portal.site.ZoneOf(c.TimeZone).String()})
	}
	for _, a := range c.Absences {
		text := pg.t("from %s", a.From) + " " + pg.t("until %s", a.Until)
		if a.Substitute != "" {
			text += ", " + pg.t("instead: %s", pg.plainName(a.Substitute))
		}
		v.Facts = append(v.Facts, fact{pg.t("Away"), text})
	}
	return v
}

// days names days of the week; those that follow each other as Mon–Fri.
func (pg *page) days(list []schema.Weekday) string {
	name := func(d schema.Weekday) string { return pg.t(time.Weekday(d).String()[:3]) }
	var out []string
	for i := 0; i < len(list); {
		end := i
		for end+1 < len(list) && list[end+1] == (list[end]+1)%7 {
			end++
		}
		if end-i < 2 {
			end = i
			out = append(out, name(list[i]))
		} else {
			out = append(out, name(list[i])+"–"+name(list[end]))
		}
		i = end + 1
	}
	return strings.Join(out, " ")
}

func (pg *page) hours(list []schema.Hours) string {
	var out []string
	for _, h := range list {
		out = append(out, strings.TrimSpace(pg.days(h.Days)+" "+h.From.String()+"–"+h.Until.String()))
	}
	return strings.Join(out, "; ")
}

// people makes a page for every contact: how to reach it, and everything that
// names it.
func (p *Portal) people(files map[string][]byte) error {
	var list []*page
	for _, contacts := range site.All[*schema.Contacts](p.site) {
		if contacts.Doc.Common.Draft {
			continue
		}
		for i := range contacts.Data.Contacts {
			c := &contacts.Data.Contacts[i]
			name := p.personPage(c.ID)
			if first, _, _ := p.site.Contact(c.ID); first != c || name == "" {
				continue
			}
			if _, taken := files[name]; taken {
				return fmt.Errorf("%s: the page of the contact %s is %s, which another document becomes; rename one of the two", contacts.Doc.File.Path, c.ID, name)
			}
			pg := &page{Portal: p, Path: name, Title: c.Name, Summary: c.Role, Description: c.Role, Source: contacts.Doc.File.Path, doc: contacts.Doc, contact: c}
			pg.parent = &link{contacts.Doc.Title, pg.Rel(contacts.Doc.Page + "#" + c.ID)}
			files[name] = nil
			list = append(list, pg)
		}
	}
	p.turns, p.mentions = p.findTurns(), p.findMentions()
	made := make([]Person, len(list))
	failed := make([]error, len(list))
	pool.Share(len(list), func(indexes iter.Seq[int]) {
		for i := range indexes {
			made[i], failed[i] = list[i].person()
			list[i].Lead, list[i].menu = "", "" // of all people they are many
		}
	})
	p.turns, p.mentions = nil, nil
	p.record.People = make(map[string]Person, len(list))
	for i, pg := range list {
		p.record.People[pg.Path] = made[i]
		p.wrote(files, pg.Path, emitted{made[i].To, made[i].Size})
	}
	return errors.Join(failed...)
}

// person makes the page of a contact, or keeps that of the last portal. It shows
// nothing but what all pages may show, and when its list was last changed.
func (pg *page) person() (Person, error) {
	p := pg.Portal
	d := newDigest()
	d.bytes(p.common[:])
	d.text(pg.Path, fmt.Sprint(p.options.History[pg.Source]))
	from := d.sum()
	if last, ok := p.last.People[pg.Path]; ok && last.From == from {
		if kept, err := p.to.Keep(pg.Path, last.To); kept || err != nil {
			return last, err
		}
	}
	html, err := p.execute("person", personView{pg.contactView(pg.contact), pg.turnsOf(pg.contact.ID), pg.mentionsOf(pg.contact.ID)})
	if err != nil {
		return Person{}, err
	}
	pg.Lead = html
	b := takeSheet()
	defer sheets.Put(b)
	if err := pg.writeTo(b); err != nil {
		return Person{}, err
	}
	sum, err := p.to.Write(pg.Path, b.Bytes())
	return Person{from, sum, b.Len()}, err
}

type personView struct {
	contactView
	Turns    []turnView
	Mentions []mentionGroup
}

// mentionGroup is what names a contact in one capacity.
type mentionGroup struct {
	Part  string
	Links []link
}

func (pg *page) mentionsOf(id string) []mentionGroup {
	var groups []mentionGroup
	for _, m := range pg.Portal.mentions[id] {
		to := m.Doc.Page
		if m.Anchor != "" {
			to += "#" + m.Anchor
		}
		i := slices.IndexFunc(groups, func(g mentionGroup) bool { return g.Part == pg.t(m.Part) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, mentionGroup{Part: pg.t(m.Part)})
		}
		groups[i].Links = append(groups[i].Links, link{m.Title, pg.Rel(to)})
	}
	return groups
}
