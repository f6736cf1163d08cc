package compare

import (
	"fmt"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/tree"
)

// Sites lists what a change from one site to another means, worst first. now is
// when the policy's horizon begins, over which rotations are compared.
func Sites(old, new *site.Site, now time.Time) []Change {
	c := &comparison{old: old, new: new, now: now}
	c.launches()
	c.paths()
	c.windows()
	c.rotations()
	c.contacts()
	c.decisions()
	c.incidents()
	c.metrics()
	c.policy()
	c.levels()
	c.documents()
	c.audiences()
	c.leftBehind()
	list := merge(c.list)
	order(list)
	return list
}

// comparison collects the changes between two sites.
type comparison struct {
	old, new *site.Site
	now      time.Time
	list     []Change
	changed  []old
}

// subject is what a run of changes is about.
type subject struct {
	*comparison
	area, name string
	place      tree.Place
	// severity is the level that it is about, or "".
	severity string
}

func (c *comparison) about(area, name string, place tree.Place) subject {
	return subject{comparison: c, area: area, name: oneLine(name), place: place}
}

// atSeverity is the subject at one level.
func (s subject) atSeverity(id string) subject {
	s.severity = id
	return s
}

// from is the subject with another place, that of a part of it.
func (s subject) from(place tree.Place) subject {
	s.place = place
	return s
}

// say adds a change of the subject, which stands at the first of the keys that
// is there.
func (s subject) say(effect Effect, keys []string, format string, args ...any) {
	change := Change{Effect: effect, Area: s.area, Subject: s.name, Text: oneLine(fmt.Sprintf(format, args...)), severity: s.severity}
	s.list = append(s.list, change.at(s.place, keys...))
}

// text compares a value that is written, by its key.
func (s subject) text(effect Effect, key, before, after string) {
	switch what := strings.ReplaceAll(key, "_", " "); {
	case before == after:
	case before == "":
		s.say(effect, []string{key}, "%s: %s is new", what, after)
	case after == "":
		s.say(effect, []string{key}, "%s: %s is gone", what, before)
	default:
		s.say(effect, []string{key}, "%s: %s -> %s", what, before, after)
	}
}

// needed compares a value whose loss makes things worse.
func (s subject) needed(key, before, after string) {
	effect := Neutral
	switch {
	case before == "":
		effect = Better
	case after == "":
		effect = Worse
	}
	s.text(effect, key, before, after)
}

// both tells whether a part is there before and after, and says so where only one has it.
func (s subject) both(key, what string, before, after bool) bool {
	switch {
	case before && !after:
		s.say(Worse, nil, "%s is gone", what)
	case after && !before:
		s.say(Better, []string{key}, "%s is new", what)
	}
	return before && after
}

// deadline compares a time within which something has to happen: longer is
// worse, and so is none.
func (s subject) deadline(key string, old, new schema.Duration) {
	if old.IsZero() || new.IsZero() {
		s.needed(key, old.String(), new.String())
		return
	}
	s.text(longer(old, new), key, old.String(), new.String())
}

// pair is two things of the same key.
type pair[T any] struct{ old, new *T }

// match pairs the items of two lists by key, in the order of the new list, and
// lists those that only one of them has. Of several of one key the first counts.
func match[T any](old, new []T, key func(*T) string) (both []pair[T], gone, added []*T) {
	before := index(old, key)
	after := index(new, key)
	for i := range new {
		k := key(&new[i])
		switch was := before[k]; {
		case after[k] != &new[i]:
		case was == nil:
			added = append(added, &new[i])
		default:
			both = append(both, pair[T]{was, &new[i]})
		}
	}
	for i := range old {
		if k := key(&old[i]); before[k] == &old[i] && after[k] == nil {
			gone = append(gone, &old[i])
		}
	}
	return both, gone, added
}

func index[T any](list []T, key func(*T) string) map[string]*T {
	byKey := map[string]*T{}
	for i := range list {
		if k := key(&list[i]); byKey[k] == nil {
			byKey[k] = &list[i]
		}
	}
	return byKey
}

// either is the first of two texts that is not empty.
func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// person names a target so that people know who that is.
func person(s *site.Site, ref string) string {
	if c, _, ok := s.Contact(ref); ok && c.Name != "" && c.Name != ref {
		return c.Name + " (" + ref + ")"
	}
	return ref
}

func people(s *site.Site, refs []string) string {
	names := make([]string, len(refs))
	for i, ref := range refs {
		names[i] = person(s, ref)
	}
	return strings.Join(names, ", ")
}
