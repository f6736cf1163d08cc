package schema

import "github.com/launchbook/launchbook/source/tree"

// Drill is what has to come out when an escalation path is walked: a test of
// the site that stands in the site.
type Drill struct {
	// Issue is the issue of a path, or the path's id.
	Issue string `json:"issue"`
	// Severity is the severity to walk it at; without it, the worst one.
	Severity Severity `json:"severity"`
	// At is when the issue starts.
	At Time `json:"at"`
	// Launch is the id of a launch, whose T-0 counts instead of At.
	Launch string `json:"launch"`
	// Offset is counted from Launch, such as T+14h.
	Offset Offset        `json:"offset"`
	Expect []Expectation `json:"expect"`

	Place tree.Place `json:"-"`
}

// Expectation is one person who has to be paged.
type Expectation struct {
	// Who is a contact or an on-call role.
	Who string `json:"who"`
	// Within is how long it may take from the start; without it, the length of
	// the path.
	Within Duration `json:"within"`

	Place tree.Place `json:"-"`
}
