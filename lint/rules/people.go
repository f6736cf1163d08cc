package rules

import (
	"slices"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
)

// people resolves a target to the contacts who may answer it: the contact, or
// everybody who takes turns in the role.
func people(s *site.Site, ref string) []*schema.Contact {
	target, ok := reach.ParseTarget(ref)
	if !ok {
		return nil
	}
	ids := []string{target.Contact}
	if target.OnCall != "" {
		ids = nil
		if r, _, found := s.OnCall(target.OnCall); found {
			ids = members(r, target.Role)
		}
	}
	var list []*schema.Contact
	for _, id := range ids {
		if c, _, ok := s.Contact(id); ok {
			list = append(list, c)
		}
	}
	return list
}

// members are the ids of everybody who takes turns in a role.
func members(r *schema.OnCall, role string) []string {
	var ids []string
	seen := map[string]bool{}
	add := func(list ...string) {
		for _, id := range list {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	if role == "primary" {
		add(r.Primary...)
	} else {
		add(r.Secondary...)
	}
	for _, c := range r.Changes {
		if role == "primary" {
			add(c.Primary...)
		} else {
			add(c.Secondary...)
		}
	}
	for _, o := range r.Overrides {
		if o.Role == role {
			add(o.Who)
		}
	}
	return ids
}

func resolveAll(s *site.Site, refs []string) bool {
	return !slices.ContainsFunc(refs, func(ref string) bool { return !s.Resolves(ref) })
}
