package compare

import (
	"strings"

	"github.com/launchbook/launchbook/schema"
)

// policy compares the organisation's own rules, which everything is held
// against: when they are relaxed, what was an error is none any more.
func (c *comparison) policy() {
	old, new := c.old.Config.Policy, c.new.Config.Policy
	s := c.about("Policy", "launchbook.yaml", new.Place)
	s.text(Neutral, "threshold_over_peak", old.ThresholdOverPeak.String(), new.ThresholdOverPeak.String())
	s.text(longer(new.Horizon, old.Horizon), "horizon", old.Horizon.String(), new.Horizon.String())
	s.deadline("verify_contacts_every", old.VerifyContactsEvery, new.VerifyContactsEvery)
	s.needed("unresolved", unresolved(old.Unresolved), unresolved(new.Unresolved))
	both, gone, added := match(old.Severities, new.Severities, func(p *schema.SeverityPolicy) string { return string(p.ID) })
	for _, p := range gone {
		c.about("Policy", string(p.ID), p.Place).say(Worse, nil, "policy says nothing about it any more")
	}
	for _, p := range added {
		c.about("Policy", string(p.ID), p.Place).say(Better, nil, "policy is new")
	}
	for _, p := range both {
		s := c.about("Policy", string(p.new.ID), p.new.Place)
		s.text(Neutral, "reach", strings.Join(p.old.Reach, ", "), strings.Join(p.new.Reach, ", "))
		s.needed("ends_at", p.old.EndsAt, p.new.EndsAt)
		s.deadline("acknowledge_within", p.old.AcknowledgeWithin, p.new.AcknowledgeWithin)
	}
}

func unresolved(u *schema.Unresolved) string {
	if u == nil {
		return ""
	}
	return u.To + " within " + u.Within.String()
}
