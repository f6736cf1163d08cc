package rules

import (
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/source"
)

// takesTurns tells whether a target is an on-call role that exists.
func takesTurns(s *site.Site, ref string) bool {
	target, ok := reach.ParseTarget(ref)
	return ok && target.OnCall != "" && s.Resolves(ref)
}

// sameRotation tells whether two targets are roles of one rotation. That they
// are different people is what rotation-clash proves.
func sameRotation(a, b string) bool {
	first, _ := reach.ParseTarget(a)
	second, _ := reach.ParseTarget(b)
	return first.OnCall != "" && first.OnCall == second.OnCall
}

// turnsOf leads to the members of the first of the targets that is a role.
func turnsOf(s *site.Site, refs ...string) []source.Related {
	for _, ref := range refs {
		target, _ := reach.ParseTarget(ref)
		if r, _, ok := s.OnCall(target.OnCall); ok {
			return []source.Related{{File: r.Place.File, Span: r.Place.Key(target.Role), Message: "the turns are here"}}
		}
	}
	return nil
}
