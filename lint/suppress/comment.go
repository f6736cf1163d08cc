package suppress

import (
	"regexp"
	"strings"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

const marker = "launchbook-ignore"

// comment is one comment with the marker.
type comment struct {
	file *source.File
	// span is the whole comment.
	span  source.Span
	rules []named
	// until is the last day that it holds, as written; empty for ever.
	until  named
	reason string
	// other is the word that the comment begins with, where it is only like the
	// marker.
	other string
	// odd is the first word that is neither a rule nor `until=`.
	odd *named
	// target is the 1-based line that it is for.
	target int
	// broken is set where the rest of the document may be unread, so that a
	// comment without a finding says nothing.
	broken bool
}

// named is a word with its place.
type named struct {
	id   string
	span source.Span
}

var ruleID = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

// parse reads what stands behind the marker: `RULE[, RULE…] [until=DATE][: REASON]`.
func (c *comment) parse(text string, offset int) {
	head, reason, _ := strings.Cut(text, ":")
	c.reason = strings.TrimSpace(reason)
	at := 0
	for _, word := range strings.FieldsFunc(head, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' }) {
		at += strings.Index(head[at:], word)
		w := named{word, source.Span{Start: offset + at, End: offset + at + len(word)}}
		at += len(word)
		date, isDate := strings.CutPrefix(word, "until=")
		switch {
		case isDate:
			w.id = date
			c.until = w
		case ruleID.MatchString(word):
			c.rules = append(c.rules, w)
		case c.odd == nil:
			c.odd = &w
		}
	}
}

// last is the instant at which the comment stops to hold; zero for never.
func (c *comment) last(s *site.Site) (time.Time, error) {
	if c.until.span.Len() == 0 {
		return time.Time{}, nil
	}
	day, err := time.ParseInLocation(time.DateOnly, c.until.id, s.Zone)
	if err != nil {
		return time.Time{}, err
	}
	return day.AddDate(0, 0, 1), nil
}

func (c *comment) expired(s *site.Site, now time.Time) bool {
	last, err := c.last(s)
	return err == nil && !last.IsZero() && !now.Before(last)
}
