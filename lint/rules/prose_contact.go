package rules

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
	"github.com/launchbook/launchbook/source/tree"
)

var proseContact = lint.Rule{
	ID:      "prose-contact",
	Summary: "A phone number or an email address beside the name of a contact is that of the contact.",
	Level:   source.Warning,
	Why:     "The number is changed in the contact list, and the sentence keeps the old one: at night somebody rings a phone that nobody answers any more. Numbers with their country code or a leading zero, and addresses, are compared where they stand right beside the name or the role of a contact, or in the row of one.",
	Fix:     "Correct the number, as `--unsafe-fixes` does; or name the contact alone, whose page has it. A second number that is right belongs into the contact's `note`.",
	Each: func(p *lint.Pass) func(*site.Document) {
		contacts, rooms := contactsByName(p.Site), roomNumbers(p.Site)
		return func(d *site.Document) {
			if len(contacts) == 0 {
				return
			}
			n := checkDialled(p, contacts, rooms, d)
			inFront := d.Type != "contacts" && prose.TellsChannel(d.File.Bytes(frontSpan(d)))
			for at, passage := range passages(d, prose.TellsChannel(d.File.Bytes(d.Body.Span)), inFront) {
				n += checkChannels(p, contacts, rooms, at, passage)
			}
			p.Prove("stated numbers of contacts", n)
		}
	},
}

var (
	// dialText is the destination of a link to a number or an address; linkText ends
	// the text before one.
	dialText = lazy.Regexp(`(?i)^(tel|mailto):([^?]+)`)
	linkText = lazy.Regexp(`\[[*_]*([^\[\]*_]+)[*_]*\]\(<?$`)
	// besideText stands between a name and what belongs to it.
	besideText = lazy.Regexp(`(?i)(?:[` + prose.Blanks + `\n,:;|/(<–—-]|\b(?:at|on|under|via|is|tel|telephone|phone|call|ring|number|mail|email|e-mail)\b\.?|\([^()]{0,60}\))*$`)
	// afterText stands between a number and the name of whose it is.
	afterText = lazy.Regexp(`^(?: ?[(–—]| - | for | of |, ?\()(?:the )?`)
	// roleStart stands before a role: "the CTO", and not "the deputy of the CTO".
	roleStart = lazy.Regexp(`(?i)(?:^|[\n,;:|(.!?] ?|\b(?:call|ring|phone|page|to|or|and|reach|mail) )(?:the |our )?$`)
)

// checkChannels reports numbers and addresses of a passage that stand beside a
// contact who has others, and counts those that stand beside one.
func checkChannels(p *lint.Pass, contacts calledContacts, rooms []schema.Phone, at tree.Place, passage markdown.Passage) int {
	n := 0
	for _, told := range prose.Channels(passage.Text) {
		n += checkChannel(p, rooms, contacts.beside(passage, told.Start, told.End), at, passage.Span(told.Start, told.End), statedChannel{told.Key, told.Text, false})
	}
	return n
}

// checkDialled does the same for links that have a contact's name, alone, for
// their text.
func checkDialled(p *lint.Pass, contacts calledContacts, rooms []schema.Phone, d *site.Document) int {
	n := 0
	for _, link := range d.Body.Links {
		m := dialText().FindStringSubmatch(link.Destination)
		if m == nil {
			continue
		}
		const longest = 120 // bytes of a name
		before := source.Span{Start: max(d.Body.Span.Start, link.Span.Start-longest), End: link.Span.Start}
		text := linkText().FindSubmatch(d.File.Bytes(before))
		if text == nil {
			continue
		}
		key := "phone"
		if strings.EqualFold(m[1], "mailto") {
			key = "email"
		}
		span := link.Span
		if d.File.Text(span) == link.Destination {
			span.Start += len(m[1]) + len(":")
			span.End = span.Start + len(m[2])
		}
		n += checkChannel(p, rooms, contacts.called(string(text[1])), tree.Place{File: d.File}, span, statedChannel{key, m[2], true})
	}
	return n
}

// roomNumbers are the numbers of war rooms, which are nobody's.
func roomNumbers(s *site.Site) []schema.Phone {
	known := map[schema.Phone]bool{}
	eachRoom(s, func(w *schema.WarRoom) {
		if w.Phone != "" {
			known[w.Phone] = true
		}
	})
	return slices.Sorted(maps.Keys(known))
}

func leadsToRoom(rooms []schema.Phone, told string) bool {
	return slices.ContainsFunc(rooms, func(known schema.Phone) bool { return prose.SamePhone(told, string(known)) })
}

// statedChannel is a number or an address that a text or the destination of a link has;
// key is that of a contact's channels.
type statedChannel struct {
	key, text string
	inLink    bool
}

// of is what a contact has of the kind.
func (told statedChannel) of(c *schema.Contact) string {
	if told.key == "phone" {
		return string(c.Channels.Phone)
	}
	return c.Channels.Email
}

// instead is the contact's as it is written there: links have no spaces.
func (told statedChannel) instead(c *schema.Contact) string {
	if told.key == "phone" && told.inLink {
		return c.Channels.Phone.E164()
	}
	return told.of(c)
}

// checkChannel reports what is told of contacts where none of those who have such a
// channel has it there, and no war room either, and counts 1 where there are any.
func checkChannel(p *lint.Pass, rooms []schema.Phone, contacts []*schema.Contact, at tree.Place, span source.Span, told statedChannel) int {
	contacts = slices.DeleteFunc(contacts, func(c *schema.Contact) bool { return told.of(c) == "" })
	if len(contacts) == 0 {
		return 0
	}
	if slices.ContainsFunc(contacts, told.isOf) {
		return 1
	}
	if leadsToRoom(rooms, told.text) {
		return 0
	}
	c, right := contacts[0], ""
	if len(contacts) == 1 { // otherwise it may be that of another one
		right = told.instead(c)
	}
	message := fmt.Sprintf("the text says `%s` of `%s`, whose `%s` is `%s`", told.text, c.ID, told.key, told.of(c))
	reportText(p, at, span, told.text, message, right,
		source.Related{File: c.Place.File, Span: c.Channels.Place.Span(told.key), Message: "it is here"})
	return 1
}

// calledContacts are contacts by what sentences call them, in small letters.
type calledContacts map[string][]calledContact

type calledContact struct {
	*schema.Contact
	byRole bool
}

func contactsByName(s *site.Site) calledContacts {
	list := calledContacts{}
	eachContact(s, func(c *schema.Contact) {
		name, role := strings.ToLower(c.Name), strings.ToLower(c.Role)
		if name != "" {
			list[name] = append(list[name], calledContact{c, false})
		}
		if role != "" && role != name {
			list[role] = append(list[role], calledContact{c, true})
		}
	})
	maps.DeleteFunc(list, func(_ string, those []calledContact) bool { return len(those) > mostCalled })
	return list
}

// mostCalled is how many contacts may have one name or role: one of more says nothing
// of whose a number is.
const mostCalled = 8

// called are the contacts of one name or role.
func (list calledContacts) called(name string) []*schema.Contact {
	var found []*schema.Contact
	for _, c := range list[strings.ToLower(name)] {
		found = append(found, c.Contact)
	}
	return found
}

// beside are the contacts whose name or role stands beside [start, end) of a passage;
// what stands before goes before what follows. In a row or a section that is called
// like a contact, what begins it is theirs.
func (list calledContacts) beside(passage markdown.Passage, start, end int) []*schema.Contact {
	const near = 160 // bytes on either side that are looked at
	before := passage.Text[max(0, start-near):start]
	before = strings.ToLower(before[:len(before)-len(besideText().FindString(before))])
	if before == "" {
		about := passage.Row
		if about == "" {
			about = passage.Section
		}
		if found := list.called(about); len(found) > 0 {
			return found
		}
	}
	var found []*schema.Contact
	for i := range wordStarts(before) {
		for _, c := range list[before[i:]] {
			if lead := before[:i]; c.byRole && roleStart().MatchString(lead) || !c.byRole && !strings.HasSuffix(lead, " of ") {
				found = append(found, c.Contact)
			}
		}
	}
	after := passage.Text[end:min(len(passage.Text), end+near)]
	joint := afterText().FindString(after)
	if len(found) > 0 || joint == "" {
		return found
	}
	after = strings.ToLower(after[len(joint):])
	for i := range len(after) {
		if !inWord(after, i+1) {
			found = append(found, list.called(after[:i+1])...)
		}
	}
	return found
}

// isOf tells whether a contact has it, also as one of those in its note.
func (told statedChannel) isOf(c *schema.Contact) bool {
	if told.key == "email" {
		return strings.EqualFold(c.Channels.Email, told.text) || strings.Contains(strings.ToLower(c.Note), strings.ToLower(told.text))
	}
	same := func(known string) bool { return prose.SamePhone(told.text, known) }
	return same(string(c.Channels.Phone)) || same(c.Channels.Pager) ||
		slices.ContainsFunc(prose.Channels(c.Note), func(known prose.Channel) bool { return same(known.Text) })
}
