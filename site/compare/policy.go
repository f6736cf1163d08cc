package compare

import (
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/source"
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

// levels compares what the linter is told of its rules, and not to look at.
func (c *comparison) levels() {
	old, new := c.old.Config.Lint, c.new.Config.Lint
	s := c.about("Policy", "launchbook.yaml", new.Place)
	s.rules("", old.Rules, new.Rules)
	_, gone, added := match(old.Ignore, new.Ignore, func(glob *string) string { return *glob })
	for _, glob := range gone {
		s.say(Better, []string{"ignore"}, "%s is not left out any more", *glob)
	}
	for _, glob := range added {
		s.say(Worse, []string{"ignore"}, "%s is left out", *glob)
	}
	both, before, after := match(old.Overrides, new.Overrides, func(o *schema.LintOverride) string { return o.Path })
	for _, o := range before {
		s.rules(o.Path, o.Rules, nil)
	}
	for _, o := range after {
		s.from(o.Place).rules(o.Path, nil, o.Rules)
	}
	for _, p := range both {
		s.from(p.new.Place).rules(p.new.Path, p.old.Rules, p.new.Rules)
	}
}

// rules compares levels by rule, for the files of a glob or, for "", all.
func (s subject) rules(glob string, old, new map[string]string) {
	where := ""
	if glob != "" {
		where = " in " + glob
	}
	for _, rule := range slices.Sorted(maps.Keys(merged(old, new))) {
		before, was := old[rule]
		after, is := new[rule]
		switch {
		case before == after:
		case !was:
			s.say(raised("", after), []string{"rules"}, "the rule %s is set to %s%s", rule, after, where)
		case !is:
			s.say(raised(before, ""), []string{"rules"}, "the rule %s is not set to %s%s any more", rule, before, where)
		default:
			s.say(raised(before, after), []string{"rules"}, "the rule %s: %s -> %s%s", rule, before, after, where)
		}
	}
}

// merged has the keys of both.
func merged(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	if all == nil {
		return b
	}
	maps.Copy(all, b)
	return all
}

// raised tells whether a rule finds more at a level than at another one. What a rule has
// by itself, which is "", is more than off.
func raised(before, after string) Effect {
	old, was := source.ParseLevel(before)
	new, is := source.ParseLevel(after)
	switch {
	case was && old == source.Off, was && is && new > old:
		return Better
	case is && new == source.Off, was && is && new < old:
		return Worse
	}
	return Neutral
}

// audiences compares what the portals of audiences show of people.
func (c *comparison) audiences() {
	both, gone, added := match(c.old.Config.Audiences, c.new.Config.Audiences, func(a *schema.Audience) string { return a.ID })
	for _, a := range gone {
		c.about("Documents", a.ID, a.Place).say(Neutral, nil, "the audience is gone")
	}
	for _, a := range added {
		c.about("Documents", a.ID, a.Place).say(Neutral, nil, "the audience is new")
	}
	for _, p := range both {
		s := c.about("Documents", p.new.ID, p.new.Place)
		for _, shown := range []struct {
			key, what     string
			before, after bool
		}{
			{"show_phones", "phone numbers", p.old.ShowPhones, p.new.ShowPhones},
			{"show_emails", "email addresses", p.old.ShowEmails, p.new.ShowEmails},
		} {
			switch {
			case !shown.before && shown.after:
				s.say(Neutral, []string{shown.key}, "the audience is shown %s", shown.what)
			case shown.before && !shown.after:
				s.say(Neutral, []string{shown.key}, "the audience is shown no %s any more", shown.what)
			}
		}
	}
}

func unresolved(u *schema.Unresolved) string {
	if u == nil {
		return ""
	}
	return u.To + " within " + u.Within.String()
}
