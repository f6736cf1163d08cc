// Package reach says who is told when: it reads targets, adds up the waits of
// escalation paths, and knows when and how a contact can be reached. Rules,
// pages and drills share it, so that they cannot disagree.
package reach

import (
	"strings"

	"github.com/launchbook/launchbook/schema"
)

// Target is somebody to notify: a contact, or whoever is on call.
type Target struct {
	Contact string // the id of a contact
	OnCall  string // the id of an on-call document
	Role    string // "primary" or "secondary", with OnCall
}

// ParseTarget reads the id of a contact, or a role such as
// on-call/checkout.primary; ok is false for a role that is neither primary nor
// secondary.
func ParseTarget(text string) (target Target, ok bool) {
	rest, onCall := strings.CutPrefix(text, "on-call/")
	if !onCall {
		return Target{Contact: text}, text != ""
	}
	i := strings.LastIndexByte(rest, '.')
	if i < 1 {
		return Target{OnCall: rest}, false
	}
	t := Target{OnCall: rest[:i], Role: rest[i+1:]}
	return t, t.Role == "primary" || t.Role == "secondary"
}

// Hop is one step of a path with the time after which it is reached.
type Hop struct {
	Step schema.Step
	// After is the sum of the waits before the step.
	After schema.Duration
}

// Walk lists the steps of a path with the times at which they are reached.
func Walk(path schema.EscalationPath) []Hop {
	var hops []Hop
	after, _ := schema.ParseDuration("0m")
	for _, step := range path.Steps {
		hops = append(hops, Hop{step, after})
		after = after.Plus(step.After)
	}
	return hops
}

// Channels lists the kinds of channel that a contact has, quickest first.
func Channels(c *schema.Contact) []string {
	var list []string
	for _, channel := range []struct{ kind, value string }{
		{"pager", c.Channels.Pager}, {"phone", string(c.Channels.Phone)},
		{"chat", c.Channels.Chat}, {"email", c.Channels.Email},
	} {
		if channel.value != "" {
			list = append(list, channel.kind)
		}
	}
	return list
}
