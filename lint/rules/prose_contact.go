package rules

import (
	"fmt"
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
	Fix:     "Correct the number; or name the contact alone, whose page has it. A second number that is right belongs into the contact's `note`.",
	Each: func(p *lint.Pass) func(*site.Document) {
		var contacts []*schema.Contact
		eachContact(p.Site, func(c *schema.Contact) { contacts = append(contacts, c) })
		return func(d *site.Document) {
			if len(contacts) == 0 {
				return
			}
			n := checkDialled(p, contacts, d)
			if prose.TellsChannel(d.File.Bytes(d.Body.Span)) {
				for _, passage := range d.Body.Passages() {
					n += checkChannels(p, contacts, tree.Place{File: d.File}, passage)
				}
			}
			if d.Type != "contacts" && prose.TellsChannel(d.File.Bytes(frontSpan(d))) {
				for at, passage := range prose.Values(d.Front) {
					n += checkChannels(p, contacts, at, passage)
				}
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
func checkChannels(p *lint.Pass, contacts []*schema.Contact, at tree.Place, passage markdown.Passage) int {
	n := 0
	for _, told := range prose.Channels(passage.Text) {
		beside := contactsBeside(contacts, passage, told.Start, told.End)
		n += checkChannel(p, beside, at, passage.Span(told.Start, told.End), told.Key, told.Text)
	}
	return n
}

// checkDialled does the same for links that have a contact's name, alone, for
// their text.
func checkDialled(p *lint.Pass, contacts []*schema.Contact, d *site.Document) int {
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
		named := slices.DeleteFunc(slices.Clone(contacts), func(c *schema.Contact) bool {
			return !strings.EqualFold(c.Name, string(text[1])) && !strings.EqualFold(c.Role, string(text[1]))
		})
		key := "phone"
		if strings.EqualFold(m[1], "mailto") {
			key = "email"
		}
		n += checkChannel(p, named, tree.Place{File: d.File}, link.Span, key, m[2])
	}
	return n
}

// checkChannel reports what is told of contacts where none of those who have such a
// channel has it there, and counts 1 where there are any.
func checkChannel(p *lint.Pass, contacts []*schema.Contact, at tree.Place, span source.Span, key, told string) int {
	has := func(c *schema.Contact) string {
		if key == "phone" {
			return string(c.Channels.Phone)
		}
		return c.Channels.Email
	}
	contacts = slices.DeleteFunc(contacts, func(c *schema.Contact) bool { return has(c) == "" })
	if len(contacts) == 0 {
		return 0
	}
	if !slices.ContainsFunc(contacts, func(c *schema.Contact) bool { return hasChannel(c, key, told) }) {
		c := contacts[0]
		p.Report(at, span, fmt.Sprintf("the text says `%s` of `%s`, whose `%s` is `%s`", told, c.ID, key, has(c)), "correct one of the two",
			source.Related{File: c.Place.File, Span: c.Channels.Place.Span(key), Message: "it is here"})
	}
	return 1
}

// contactsBeside are the contacts whose name or role stands beside [start, end) of
// a passage, or is the heading or the first cell of the row above it.
func contactsBeside(contacts []*schema.Contact, passage markdown.Passage, start, end int) []*schema.Contact {
	before, after := passage.Text[:start], passage.Text[end:]
	before = before[:len(before)-len(besideText().FindString(before))]
	joint := afterText().FindString(after)
	var first, second []*schema.Contact // what stands before a number goes before what follows
	for _, c := range contacts {
		rest, isName := cutSuffixFold(before, c.Name)
		ofRole, isRole := cutSuffixFold(before, c.Role)
		switch {
		case isName && !inWord(strings.ToLower(rest), len(rest)-1) && !strings.HasSuffix(strings.ToLower(rest), " of "), isRole && roleStart().MatchString(ofRole):
			first = append(first, c)
		case before == "" && (isAbout(passage, c.Name) || isAbout(passage, c.Role)):
			first = append(first, c)
		case joint != "" && (startsWith(after[len(joint):], c.Name) || startsWith(after[len(joint):], c.Role)):
			second = append(second, c)
		}
	}
	if len(first) > 0 {
		return first
	}
	return second
}

// isAbout tells whether the row or, outside of a table, the section of a passage is
// called by a name.
func isAbout(passage markdown.Passage, name string) bool {
	about := passage.Row
	if about == "" {
		about = passage.Section
	}
	return name != "" && strings.EqualFold(about, name)
}

func startsWith(text, name string) bool {
	return name != "" && len(text) >= len(name) && strings.EqualFold(text[:len(name)], name) && !inWord(strings.ToLower(text), len(name))
}

func cutSuffixFold(text, suffix string) (rest string, found bool) {
	at := len(text) - len(suffix)
	if suffix == "" || at < 0 || !strings.EqualFold(text[at:], suffix) {
		return text, false
	}
	return text[:at], true
}

// hasChannel tells whether a contact has the number or the address that a text
// says, also as one of those in its note.
func hasChannel(c *schema.Contact, key, told string) bool {
	if key == "email" {
		return strings.EqualFold(c.Channels.Email, told) || strings.Contains(strings.ToLower(c.Note), strings.ToLower(told))
	}
	same := func(known string) bool { return prose.SamePhone(told, known) }
	return same(string(c.Channels.Phone)) || same(c.Channels.Pager) ||
		slices.ContainsFunc(prose.Channels(c.Note), func(known prose.Channel) bool { return same(known.Text) })
}
