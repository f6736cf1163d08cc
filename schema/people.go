package schema

import "github.com/launchbook/launchbook/source/tree"

// Contacts lists people and third parties by id.
type Contacts struct {
	Common
	Contacts []Contact `json:"contacts"`
}

// Contact is one person, team or third party that can be reached.
type Contact struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Role string `json:"role"`
	// Responsibility is what the contact answers for.
	Responsibility string `json:"responsibility"`
	Team           string `json:"team"`
	// Kind is "team-member", "stakeholder" or "third-party".
	Kind string `json:"kind"`
	// Executive marks someone who is accountable for the whole, such as the CTO.
	Executive bool     `json:"executive"`
	Channels  Channels `json:"channels"`
	// Hours are when the contact can be reached, other than on call; empty
	// means always.
	Hours    []Hours `json:"hours"`
	TimeZone string  `json:"time_zone"`
	// Substitute is the id of the contact who stands in.
	Substitute string    `json:"substitute"`
	Absences   []Absence `json:"absences"`
	// VerifiedAt is when somebody last checked that the channels work.
	VerifiedAt Date   `json:"verified_at"`
	Note       string `json:"note"`

	Place tree.Place `json:"-"`
}

// Channels are the ways to reach a contact.
type Channels struct {
	Phone Phone  `json:"phone"`
	Email string `json:"email"`
	Chat  string `json:"chat"`
	// Pager is the address or service of a pager.
	Pager string `json:"pager"`

	Place tree.Place `json:"-"`
}

// Hours is a weekly stretch of time in a contact's zone. Until at or before
// From means that it ends on the next day.
type Hours struct {
	Days  []Weekday `json:"days"`
	From  Clock     `json:"from"`
	Until Clock     `json:"until"`

	Place tree.Place `json:"-"`
}

// Absence is a range of days, both included.
type Absence struct {
	From       Date   `json:"from"`
	Until      Date   `json:"until"`
	Substitute string `json:"substitute"`
	Reason     string `json:"reason"`

	Place tree.Place `json:"-"`
}

// OnCall is one rotation with a primary and a secondary engineer.
type OnCall struct {
	Common
	// Start is the first day of the first period: the anchor from which
	// periods are counted.
	Start Date `json:"start"`
	// Until is the day on which the rotation ends, if it does.
	Until Date `json:"until"`
	// Period is how long one turn lasts, such as 1w.
	Period Duration `json:"period"`
	// Handover is the local time of day at which turns change.
	Handover Clock  `json:"handover"`
	TimeZone string `json:"time_zone"`
	// Primary and Secondary are contact ids in the order of their turns.
	Primary   []string `json:"primary"`
	Secondary []string `json:"secondary"`
	// Changes replace the members from a date on and leave the past alone.
	Changes   []RotationChange `json:"changes"`
	Overrides []Override       `json:"overrides"`
	// OffHours are when nobody is on call, on purpose, but for whom an override puts
	// there.
	OffHours []Hours `json:"off_hours"`
	// Policy is the rotation's rule in words.
	Policy string `json:"policy"`
}

// RotationChange sets the members from the handover on a date on; the first of
// the new members has the period that starts there.
type RotationChange struct {
	From      Date     `json:"from"`
	Primary   []string `json:"primary"`
	Secondary []string `json:"secondary"`

	Place tree.Place `json:"-"`
}

// Override puts somebody else on call for a while.
type Override struct {
	// Role is "primary" or "secondary".
	Role   string `json:"role"`
	Who    string `json:"who"`
	From   Time   `json:"from"`
	Until  Time   `json:"until"`
	Reason string `json:"reason"`

	Place tree.Place `json:"-"`
}
