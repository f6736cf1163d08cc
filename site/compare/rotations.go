package compare

import (
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/rotation"
)

type onCall = site.Typed[*schema.OnCall]

// roles are the roles of a rotation, in order.
var roles = []string{"primary", "secondary"}

func (c *comparison) rotations() {
	both, gone, added := match(site.All[*schema.OnCall](c.old), site.All[*schema.OnCall](c.new), func(r *onCall) string { return r.Doc.ID })
	for _, r := range gone {
		c.about("On-call", r.Doc.ID, r.Data.Place).say(Worse, nil, "the rotation is gone")
	}
	for _, r := range added {
		c.about("On-call", r.Doc.ID, r.Data.Place).say(Neutral, nil, "the rotation is new")
	}
	for _, p := range both {
		s := c.about("On-call", p.new.Doc.ID, p.new.Data.Place)
		horizon := drill.Span{From: c.now, Until: c.new.Config.Policy.Horizon.After(c.now)}
		s.coverage("the next "+c.new.Config.Policy.Horizon.String(), shifts(c.old, p.old.Data, horizon), shifts(c.new, p.new.Data, horizon))
		c.launchDuty(s, p)
	}
}

// launchDuty compares who is on call in the windows of the launches that rely
// on the rotation.
func (c *comparison) launchDuty(s subject, p pair[onCall]) {
	launches, _, _ := match(site.All[*schema.Launch](c.old), site.All[*schema.Launch](c.new), func(l *launch) string { return l.Doc.ID })
	for _, l := range launches {
		before, known := drill.LaunchWindow(c.old, l.old.Data)
		after, planned := drill.LaunchWindow(c.new, l.new.Data)
		if !known || !planned || !uses(l.new.Data, p.new.Doc.ID) {
			continue
		}
		old, new := shifts(c.old, p.old.Data, before), shifts(c.new, p.new.Data, after)
		where := "the window of the launch " + l.new.Data.Title
		s.coverage(where, old, new)
		for _, role := range roles {
			was, is := duty(c.old, old, role), duty(c.new, new, role)
			if was != is {
				s.say(Neutral, []string{role}, "%s in %s: %s -> %s", role, where, was, is)
			}
		}
	}
}

func uses(l *schema.Launch, id string) bool {
	for _, used := range l.Uses.OnCall {
		if used == id {
			return true
		}
	}
	return len(l.Uses.OnCall) == 0
}

func shifts(s *site.Site, r *schema.OnCall, span drill.Span) []rotation.Shift {
	return rotation.Shifts(r, s.ZoneOf(r.TimeZone), span.From, span.Until)
}

// coverage compares for how long a role has nobody.
func (s subject) coverage(where string, old, new []rotation.Shift) {
	for _, role := range roles {
		before, _ := missing(old, role)
		after, first := missing(new, role)
		switch {
		case before == after:
		case after > before:
			s.say(Worse, []string{"start"}, "%s missing %s -> %s in %s, from %s on", role, span(before), span(after), where, moment(first))
		default:
			s.say(Better, []string{"start"}, "%s missing %s -> %s in %s", role, span(before), span(after), where)
		}
	}
}

// missing is for how long a role has nobody, and from when on.
func missing(shifts []rotation.Shift, role string) (total time.Duration, first time.Time) {
	for _, gap := range rotation.Gaps(shifts) {
		if gap.Role != role {
			continue
		}
		if total == 0 {
			first = gap.From
		}
		total += gap.Until.Sub(gap.From)
	}
	return total, first
}

// duty lists who has a role, one after the other.
func duty(s *site.Site, shifts []rotation.Shift, role string) string {
	var names []string
	for _, shift := range shifts {
		who := shift.Primary
		if role == "secondary" {
			who = shift.Secondary
		}
		name := "nobody"
		if who != "" {
			name = person(s, who)
		}
		if len(names) == 0 || names[len(names)-1] != name {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", then ")
}
