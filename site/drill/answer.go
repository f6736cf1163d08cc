package drill

import (
	"fmt"
	"slices"
	"strings"
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
	// Nobody says why nobody is reached; "" when somebody is.
	Nobody string
}

// Passed is a contact who cannot be reached at the instant, and why.
type Passed struct {
	Contact *schema.Contact
	Why     string
}

// Ask resolves a target at an instant for a severity, whose policy says which
// channels count. Whoever is absent or outside of their hours is represented by
// their substitute, and so on until somebody can be reached. Who has the turn
// in a role answers at any hour: that is what the turn is for.
func Ask(s *site.Site, target, severity string, at time.Time) Answer {
	a := Answer{Target: target}
	id, why := holder(s, target, at)
	if why != "" {
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
			a.Nobody = fmt.Sprintf("there is no contact `%s`", id)
			return a
		}
		why, next := away(s, c, at, onCall && len(a.Passed) == 0)
		if why == "" {
			if a.Channel, a.Address = channel(c, wanted); a.Channel != "" {
				a.Contact = c
				return a
			}
			why, next = lacks(wanted), ""
		}
		a.Passed = append(a.Passed, Passed{c, why})
		id = next
	}
	last := a.Passed[len(a.Passed)-1]
	a.Nobody = last.Contact.Name + " " + last.Why
	if len(a.Passed) == 1 && last.Contact.Substitute == "" && !strings.HasPrefix(last.Why, "has no ") {
		a.Nobody += ", without a substitute"
	}
	return a
}

// holder is the contact that a target stands for at an instant, before
// absences; why says that there is none.
func holder(s *site.Site, ref string, at time.Time) (id, why string) {
	target, ok := reach.ParseTarget(ref)
	switch {
	case !ok:
		return "", fmt.Sprintf("`%s` is neither a contact nor an on-call role", ref)
	case target.OnCall == "":
		return target.Contact, ""
	}
	r, _, ok := s.OnCall(target.OnCall)
	if !ok {
		return "", fmt.Sprintf("there is no rotation `%s`", target.OnCall)
	}
	shift := rotation.At(r, s.ZoneOf(r.TimeZone), at)
	id = shift.Primary
	if target.Role == "secondary" {
		id = shift.Secondary
	}
	switch {
	case shift.Off:
		return "", fmt.Sprintf("the rotation `%s` has off-hours", target.OnCall)
	case id == "":
		return "", fmt.Sprintf("`%s` has no %s then", target.OnCall, target.Role)
	}
	return id, ""
}

// away says why a contact cannot be reached at an instant, and the id of who
// stands in; why is empty for one who can. On call, hours do not count.
func away(s *site.Site, c *schema.Contact, at time.Time, onCall bool) (why, substitute string) {
	zone := s.ZoneOf(c.TimeZone)
	if absence := reach.Absent(c, at, zone); absence != nil {
		why = "is away until " + absence.Until.String()
		if absence.Reason != "" {
			why += " (" + absence.Reason + ")"
		}
		if absence.Substitute != "" {
			return why, absence.Substitute
		}
		return why, c.Substitute
	}
	if !onCall && !reach.InHours(c.Hours, at, zone) {
		return "is outside of contact hours at " + at.In(zone).Format("Mon 15:04 MST"), c.Substitute
	}
	return "", ""
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

func lacks(wanted []string) string {
	if len(wanted) == 0 {
		return "has no channel"
	}
	return "has no " + strings.Join(wanted, " or ")
}
