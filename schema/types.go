package schema

// Type is one document type: its name, what it records, and its Go value.
type Type struct {
	// Name is what front matter's `type` says.
	Name string
	// Summary is one sentence on what the type records.
	Summary string
	// New makes an empty value of the Go type.
	New func() any
}

// Types lists every document type in canonical order.
func Types() []Type {
	return []Type{
		{"launch", "The launch itself: checklist, go/no-go, timeline, rollout, communication, reviews, improvement.", func() any { return new(Launch) }},
		{"checklist", "A reusable checklist that launches include.", func() any { return new(Checklist) }},
		{"contacts", "Everyone who may have to be reached, by id.", func() any { return new(Contacts) }},
		{"escalation", "Who is told in which order, for each type of issue and severity.", func() any { return new(Escalation) }},
		{"on-call", "A rotation of primary and secondary engineers.", func() any { return new(OnCall) }},
		{"monitoring", "Metrics with baselines and thresholds.", func() any { return new(Monitoring) }},
		{"decisions", "Who decides what, who deputises, and what happens without a decision.", func() any { return new(Decisions) }},
		{"incident", "How incidents are declared, run and closed.", func() any { return new(Incident) }},
		{"runbook", "An operational procedure, usually for an alert.", func() any { return new(Runbook) }},
		{"onboarding", "Documentation, training and support for new users.", func() any { return new(Onboarding) }},
		{"faq", "Questions as headings, answers as Markdown.", func() any { return new(FAQ) }},
		{"page", "Anything else.", func() any { return new(Page) }},
	}
}

// Lookup finds a type by its name.
func Lookup(name string) (Type, bool) {
	for _, t := range Types() {
		if t.Name == name {
			return t, true
		}
	}
	return Type{}, false
}
