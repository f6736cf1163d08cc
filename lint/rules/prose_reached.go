package rules

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/prose"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/lazy"
)

// What stands before or after somebody's name in a sentence that says when they
// are called.
var (
	calling = lazy.Regexp(`\b(?:(?:escalate|escalates|escalated|escalation|goes|pass|passes|passed|handed|hand) (?:it |this |them |the issue |the incident |the call |over )?to|page|pages|call|calls|notify|notifies|alert|alerts|wake|wakes|phone|ring) (?:up )?(?:the |our |your |an? )?$`)
	called  = lazy.Regexp(`^ (?:is|are|gets|will be|must be|has to be|should be) (?:paged|called|notified|alerted|reached|told|woken)\b`)
)

// reachedAfter compares when somebody is called: "if it is not resolved within
// 1 hour, it escalates to the senior engineer".
func reachedAfter(s *site.Site) claim {
	names := targetNames(s)
	return func(doc *site.Document, t prose.Sentence) (compared, bool) {
		// Who is called for a decision when the decider does not answer is no
		// step of a path.
		escalates := t.Has("escalat", "resol", "unresolved")
		if !escalates && (doc.Type == "decisions" || !t.Has("acknowledg", "unacknowledged", "answer", "unanswered", "respon", "reached")) {
			return compared{}, false
		}
		d, ok := t.Duration()
		if !ok || d.Before != "within" && d.Before != "after" && d.Before != "in" && d.Before != "for" {
			return compared{}, false
		}
		who := named(t, names)
		name, ids := who.name, who.targets
		if name == "" {
			return compared{}, false
		}
		c := compared{start: d.Start, end: d.End, says: fmt.Sprintf("that `%s` is called %s %s", name, d.Before, d.Value)}
		exact := d.Before == "after" || t.Negated(d.Start)
		if exact {
			c.says = fmt.Sprintf("that `%s` is called after %s", name, d.Value)
		}
		paths, all := pathsIn(s, t)
		if waitedBetween(paths, ids, d.Value) {
			return c, true
		}
		if rule := s.Config.Policy.Unresolved; all && rule != nil && t.Has("resol", "unresolved") && slices.Contains(ids, rule.To) {
			if d.Value.Nominal() != rule.Within.Nominal() {
				c.data = fmt.Sprintf("policy says within %s", rule.Within)
				c.instead = d.Rewritten(t, rule.Within)
				c.related = []source.Related{{File: rule.Place.File, Span: rule.Place.Span("within"), Message: "the policy is here"}}
			}
			return c, true
		}
		reached := reachedAt(paths, ids)
		if len(reached) == 0 {
			return compared{}, false
		}
		agrees := slices.ContainsFunc(reached, func(h reach.Hop) bool {
			return h.After.Nominal() == d.Value.Nominal() || !exact && h.After.Nominal() < d.Value.Nominal()
		})
		if !agrees {
			c.data = "the paths say after " + waits(reached)
			differs := func(h reach.Hop) bool { return h.After.Nominal() != reached[0].After.Nominal() }
			if !slices.ContainsFunc(reached, differs) {
				c.instead = d.Rewritten(t, reached[0].After)
			}
			c.related = []source.Related{{File: reached[0].Step.Place.File, Span: reached[0].Step.Place.Span("notify"), Message: "such a step is here"}}
		}
		return c, true
	}
}

// spoken is what sentences call somebody, in small letters, and the targets that
// it can mean.
type spoken struct {
	name    string
	targets []string
}

// targetNames are the names of all targets, the longest first.
func targetNames(s *site.Site) []spoken {
	names := map[string][]string{}
	add := func(name, target string) {
		name = strings.ToLower(name)
		list := names[name]
		if len(name) > 1 && (len(list) == 0 || list[len(list)-1] != target) { // the names of a target follow each other
			names[name] = append(list, target)
		}
	}
	eachContact(s, func(c *schema.Contact) {
		for _, name := range []string{c.ID, strings.ReplaceAll(c.ID, "-", " "), c.Name, c.Role} {
			add(name, c.ID)
		}
	})
	for _, id := range s.DocumentIDs("on-call") {
		for _, name := range []string{"secondary", "on-call secondary", "secondary on call", "secondary on-call engineer", "secondary engineer"} {
			add(name, "on-call/"+id+".secondary")
		}
	}
	var list []spoken
	for _, name := range slices.Sorted(maps.Keys(names)) {
		list = append(list, spoken{name, names[name]})
	}
	slices.SortStableFunc(list, func(a, b spoken) int { return len(b.name) - len(a.name) })
	return list
}

// named is the one target that a sentence says is called; the zero spoken
// without one.
func named(t prose.Sentence, names []spoken) (found spoken) {
	for _, n := range names {
		if !calls(t, n.name) {
			continue
		}
		switch {
		case found.name == "":
			found = n
		case !slices.Equal(found.targets, n.targets):
			return spoken{}
		}
	}
	return found
}

// calls tells whether a sentence says that somebody is called, and not what is
// theirs, such as their deputy.
func calls(t prose.Sentence, name string) bool {
	for start := range t.Places(name) {
		end := start + len(name)
		before, after := t.Lower[:start], t.Lower[end:]
		if inWord(t.Lower, start-1) || inWord(t.Lower, end) || strings.HasPrefix(after, "'s") {
			continue
		}
		if calling().MatchString(before) || called().MatchString(after) {
			return true
		}
	}
	return false
}

// wordStarts are where words begin in a text of small letters.
func wordStarts(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := range text {
			if !inWord(text, i-1) && !yield(i) {
				return
			}
		}
	}
}

func inWord(text string, i int) bool {
	return i >= 0 && i < len(text) && (text[i] == '-' || text[i] >= 0x80 || 'a' <= text[i] && text[i] <= 'z' || '0' <= text[i] && text[i] <= '9')
}

// pathsIn are the paths that a sentence can be about: those of an issue or a
// severity that it or its heading names, otherwise all.
func pathsIn(s *site.Site, t prose.Sentence) (paths []*schema.EscalationPath, all bool) {
	severities := severitiesIn(s, t)
	var every, ofIssue []*schema.EscalationPath
	eachPath(s, func(path *schema.EscalationPath) {
		if len(severities) > 0 && !slices.ContainsFunc(severitiesOf(s, path.Severities, path.Place), func(id string) bool { return slices.Contains(severities, id) }) {
			return
		}
		every = append(every, path)
		if issue := strings.ToLower(path.Issue); issue != "" && (strings.Contains(t.Lower, issue) || strings.Contains(t.Section, issue)) {
			ofIssue = append(ofIssue, path)
		}
	})
	if len(ofIssue) > 0 {
		return ofIssue, false
	}
	return every, len(severities) == 0
}

// reachedAt are the first steps of paths that notify one of the targets.
func reachedAt(paths []*schema.EscalationPath, ids []string) []reach.Hop {
	var list []reach.Hop
	for _, path := range paths {
		for _, hop := range reach.Walk(*path) {
			if notifies(hop, ids) {
				list = append(list, hop)
				break
			}
		}
	}
	return list
}

// waitedBetween tells whether a path waits that long between an earlier step and
// the first one that notifies one of the targets: "if the secondary does not
// answer within 5 minutes" says nothing of what came before.
func waitedBetween(paths []*schema.EscalationPath, ids []string, wait schema.Duration) bool {
	for _, path := range paths {
		hops := reach.Walk(*path)
		i := slices.IndexFunc(hops, func(h reach.Hop) bool { return notifies(h, ids) })
		for _, earlier := range hops[:max(i, 0)] {
			if hops[i].After.Nominal()-earlier.After.Nominal() == wait.Nominal() {
				return true
			}
		}
	}
	return false
}

func notifies(hop reach.Hop, ids []string) bool {
	return slices.ContainsFunc(hop.Step.Notify, func(ref string) bool { return slices.Contains(ids, ref) })
}

// waits lists the times of hops, shortest first, each once.
func waits(hops []reach.Hop) string {
	hops = slices.Clone(hops)
	slices.SortStableFunc(hops, func(a, b reach.Hop) int { return cmp.Compare(a.After.Nominal(), b.After.Nominal()) })
	var list []string
	for _, h := range hops {
		if text := duration(h.After); !slices.Contains(list, text) {
			list = append(list, text)
		}
	}
	return orList(list)
}
