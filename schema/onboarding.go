package schema

import "github.com/launchbook/launchbook/source/tree"

// Onboarding is how new users get started.
type Onboarding struct {
	Common
	Documentation []Material      `json:"documentation"`
	Training      []Training      `json:"training"`
	Support       []SupportPeriod `json:"support"`
}

// Material is something to read or to watch.
type Material struct {
	Title string `json:"title"`
	// Kind is "manual", "faq", "video" or "tutorial".
	Kind string `json:"kind"`
	// Link is a URL or a path to a document of the site.
	Link   string `json:"link"`
	Owner  string `json:"owner"`
	Detail string `json:"detail"`

	Place tree.Place `json:"-"`
}

// Training is a session, held once or repeatedly.
type Training struct {
	Title string `json:"title"`
	// Kind is "webinar", "live-qa" or "workshop".
	Kind    string    `json:"kind"`
	At      Offset    `json:"at"`
	Cadence []Cadence `json:"cadence"`
	Owner   string    `json:"owner"`
	Link    string    `json:"link"`
	Detail  string    `json:"detail"`

	Place tree.Place `json:"-"`
}

// SupportPeriod is who helps new users, from when until when.
type SupportPeriod struct {
	Title string `json:"title"`
	// Who are contact ids.
	Who      []string `json:"who"`
	Channels []string `json:"channels"`
	From     Offset   `json:"from"`
	Until    Offset   `json:"until"`
	Detail   string   `json:"detail"`

	Place tree.Place `json:"-"`
}
