package drill

import (
	"slices"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/reach"
	"github.com/launchbook/launchbook/site/rotation"
)

// Answer is what notifying one target leads to at an instant: a person and a
// channel, or the reason why there is nobody.
type Answer struct {
	// Target is as written: a contact's id or an on-call role.
	Target string
	// Contact is who is reached; nil means nobody.
	Contact *schema.Contact
	// Channel is the kind of channel, Address what to dial or write to.
	Channel, Address string
	// Passed are those who were asked before Contact and cannot be reached.
	Passed []Passed
	// Nobody says why nobody is reached; it is not given when somebody is.
	Nobody Reason
}

// Passed is a contact who cannot be reached at the instant, and why.
type Passed struct {
	Contact *schema.Contact
	Why     Reason
	// lacks is set for one who is there, without a channel that counts.
	lacks bool
}

// Ask resolves a target at an instant for a severity, whose policy says which
// channels count. Whoever is absent or outside of their hours is represented by
// their substitute, and so on until somebody can be reached. Who has the turn
// in a role answers at any hour: that is what the turn is for.
func Ask(s *site.Site, target, severity string, at time.Time) Answer {
	a := Answer{Target: target}
	id, why := holder(s, target, at)
	if why.Given() {
		a.Nobody = why
		return a
	}
	wanted := s.SeverityPolicy(severity).Reach
	onCall := id != target
	asked := map[string]bool{}
	for id != "" && !asked[id] {
		asked[id] = true
		c, _, ok := s.Contact(id)
		if !ok {
			a.Nobody = because("there is no contact `%s`", id)
			return a
		}
		why, next := away(s, c, at, onCall && len(a.Passed) == 0)
		if !why.Given() {
			if a.Channel, a.Address = channel(c, wanted); a.Channel != "" {
				a.Contact = c
				return a
			}
			a.Passed = append(a.Passed, Passed{c, lacking(wanted), true})
			break
		}
		a.Passed = append(a.Passed, Passed{c, why, false})
		id = next
	}
	last := a.Passed[len(a.Passed)-1]
	a.Nobody = because("%s %s", last.Contact.Name, last.Why)
	if len(a.Passed) == 1 && last.Contact.Substitute == "" && !last.lacks {
		a.Nobody.Text = "%s %s, without a substitute"
	}
	return a
}

// holder is the contact that a target stands for at an instant, before
// absences; why says that there is none.
func holder(s *site.Site, ref string, at time.Time) (id string, why Reason) {
	target, ok := reach.ParseTarget(ref)
	switch {
	case !ok:
		return "", because("`%s` is neither a contact nor an on-call role", ref)
	case target.OnCall == "":
		return target.Contact, Reason{}
	}
	r, _, ok := s.OnCall(target.OnCall)
	if !ok {
		return "", because("there is no rotation `%s`", target.OnCall)
	}
	shift := rotation.At(r, s.ZoneOf(r.TimeZone), at)
	id = shift.Primary
	if target.Role == "secondary" {
		id = shift.Secondary
	}
	switch {
	case shift.Off:
		return "", because("the rotation `%s` has off-hours", target.OnCall)
	case id == "":
		return "", because(map[bool]string{true: "`%s` has no secondary then", false: "`%s` has no primary then"}[target.Role == "secondary"], target.OnCall)
	}
	return id, Reason{}
}

// away says why a contact cannot be reached at an instant, and the id of who
// stands in; why is not given for one who can. On call, hours do not count.
func away(s *site.Site, c *schema.Contact, at time.Time, onCall bool) (why Reason, substitute string) {
	zone := s.ZoneOf(c.TimeZone)
	if absence := reach.Absent(c, at, zone); absence != nil {
		why = because("is away until %s", absence.Until)
		if absence.Reason != "" {
			why = because("is away until %s (%s)", absence.Until, absence.Reason)
		}
		return why, reach.Substitute(c, *absence)
	}
	if !onCall && !reach.InHours(c.Hours, at, zone) {
		return because("is outside of contact hours at %s", Clock(at.In(zone))), c.Substitute
	}
	return Reason{}, ""
}

// channel is the first of the wanted kinds that a contact has, or their
// quickest one where none is asked for.
func channel(c *schema.Contact, wanted []string) (kind, address string) {
	has := reach.Channels(c)
	if len(wanted) == 0 {
		wanted = has
	}
	for _, kind := range wanted {
		if slices.Contains(has, kind) {
			return kind, addressOf(c, kind)
		}
	}
	return "", ""
}

func addressOf(c *schema.Contact, kind string) string {
	switch kind {
	case "phone":
		return string(c.Channels.Phone)
	case "pager":
		return c.Channels.Pager
	case "chat":
		return c.Channels.Chat
	}
	return c.Channels.Email
}

func lacking(wanted []string) Reason {
	if len(wanted) == 0 {
		return because("has no channel")
	}
	return because("has no %s", Kinds(wanted))
}
