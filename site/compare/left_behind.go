package compare

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/source/tree"
)

// old is something that was changed, and that texts may still say.
type old struct {
	subject subject
	// find reads a sentence, which has these numbers and addresses: where it says the
	// old thing, and what that is; says is empty where it does not.
	find func(prose.Sentence, []prose.Channel) (start, end int, says string)
}

// leftBehind says which texts of the new site still say what was changed: each
// document once for each thing, at the first place.
func (c *comparison) leftBehind() {
	if len(c.changed) == 0 {
		return
	}
	for _, d := range c.new.Documents {
		found := make([]stillSaid, len(c.changed))
		for at, passage := range prose.Passages(d.Body, d.Front) {
			for _, sentence := range prose.Sentences(passage) {
				c.findOld(at, sentence, found)
			}
		}
		for i, was := range c.changed {
			found[i].say(was.subject, d.Title)
		}
	}
}

// findOld adds what a sentence still says to what was found of each changed thing.
func (c *comparison) findOld(at tree.Place, sentence prose.Sentence, found []stillSaid) {
	var channels []prose.Channel
	if prose.TellsChannel([]byte(sentence.Text)) {
		channels = prose.Channels(sentence.Text)
	}
	for i, was := range c.changed {
		if start, end, says := was.find(sentence, channels); says != "" {
			found[i].add(tree.Place{File: at.File, Node: &tree.Node{Span: sentence.Span(start, end)}}, says)
		}
	}
}

// stillSaid counts where a document says something old.
type stillSaid struct {
	times int
	first tree.Place
	says  string
}

func (f *stillSaid) add(at tree.Place, says string) {
	if f.times++; f.times == 1 {
		f.first, f.says = at, says
	}
}

func (f *stillSaid) say(s subject, title string) {
	switch f.times {
	case 0:
	case 1:
		s.from(f.first).say(Worse, nil, "%q still says %s", title, f.says)
	default:
		s.from(f.first).say(Worse, nil, "%q still says %s, and %d more", title, f.says, f.times-1)
	}
}

// oldDay looks for the day, or the time, from which a launch was moved.
func (c *comparison) oldDay(s subject, before, after time.Time) {
	c.changed = append(c.changed, old{s, func(text prose.Sentence, _ []prose.Channel) (start, end int, says string) {
		for when := range text.Days() {
			was, _ := when.Agrees(before)
			if is, known := when.Agrees(after); was && !is && known && !c.launchesAt(when) {
				return when.Start, when.End, fmt.Sprintf("the old day, %q", text.Text[when.Start:when.End])
			}
		}
		return 0, 0, ""
	}})
}

// launchesAt tells whether some launch is on that day now.
func (c *comparison) launchesAt(when prose.When) bool {
	return slices.ContainsFunc(site.All[*schema.Launch](c.new), func(l launch) bool {
		agrees, _ := when.Agrees(l.Data.LaunchAt.In(c.new.ZoneOf(l.Data.TimeZone)))
		return agrees
	})
}

// oldContact looks for the name, the number and the address of a contact who is
// gone, or those that one who is still there had before; after is nil for the
// former. Numbers and addresses are not repeated.
func (c *comparison) oldContact(s subject, before, after *schema.Contact) {
	kept := contacts(c.new)
	has := func(same func(*schema.Contact) bool) bool { return slices.ContainsFunc(kept, same) }
	name := before.Name
	if !strings.Contains(name, " ") || has(func(k *schema.Contact) bool { return strings.Contains(k.Name, name) }) {
		name = "" // a word that may be any, or one that another has
	}
	phone, mail := string(before.Channels.Phone), before.Channels.Email
	if has(func(k *schema.Contact) bool { return prose.SamePhone(string(k.Channels.Phone), phone) }) {
		phone = ""
	}
	if has(func(k *schema.Contact) bool { return strings.EqualFold(k.Channels.Email, mail) }) {
		mail = ""
	}
	if name == "" && phone == "" && mail == "" {
		return
	}
	which := "the old"
	if after == nil {
		which = "their"
	}
	c.changed = append(c.changed, old{s, func(text prose.Sentence, channels []prose.Channel) (start, end int, says string) {
		if at := wordIndex(text.Text, name); at >= 0 {
			return at, at + len(name), which + " name"
		}
		for _, channel := range channels {
			switch {
			case channel.Key == "phone" && prose.SamePhone(channel.Text, phone):
				return channel.Start, channel.End, which + " phone number"
			case channel.Key == "email" && strings.EqualFold(channel.Text, mail):
				return channel.Start, channel.End, which + " email address"
			}
		}
		return 0, 0, ""
	}})
}

// wordIndex is where a text has some words that are no part of others, or -1.
func wordIndex(text, words string) int {
	if words == "" {
		return -1
	}
	for from := 0; ; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(words):])
		if !unicode.IsLetter(before) && !unicode.IsLetter(after) {
			return at
		}
		from = at + len(words)
	}
}
