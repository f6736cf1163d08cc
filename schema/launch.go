package schema

import (
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/launchbook/launchbook/source/tree"
)

// Launch is one production launch: what is checked before it, what happens on
// the day, who is told, and what outlives it.
type Launch struct {
	Common
	// LaunchAt is T-0.
	LaunchAt Time `json:"launch_at"`
	// TimeZone is the IANA zone of every local time here; without it, the site's.
	TimeZone string       `json:"time_zone"`
	Status   LaunchStatus `json:"status"`
	// Tier is the service tier, 1 (most critical) to 4; 0 when not given.
	Tier int `json:"tier"`

	Uses Uses `json:"uses"`
	// Roles are the parts that people play on launch day.
	Roles []Role `json:"roles"`
	// WarRoom is where those who work on the launch meet; nil where there is none.
	WarRoom       *WarRoom         `json:"war_room"`
	Checklist     []ChecklistGroup `json:"checklist"`
	GoNoGo        *GoNoGo          `json:"go_no_go"`
	Timeline      []TimelineStep   `json:"timeline"`
	Rollout       *Rollout         `json:"rollout"`
	Communication []Message        `json:"communication"`
	Reviews       []Review         `json:"reviews"`
	Improvement   []Improvement    `json:"improvement"`
}

// LaunchStatus is how far a launch has come.
type LaunchStatus string

// The statuses of a launch, in order. A launch without one is a draft.
const (
	StatusDraft     LaunchStatus = "draft"
	StatusPlanned   LaunchStatus = "planned"
	StatusReady     LaunchStatus = "ready"
	StatusLaunched  LaunchStatus = "launched"
	StatusDone      LaunchStatus = "done"
	StatusPostponed LaunchStatus = "postponed"
	StatusCancelled LaunchStatus = "cancelled"
)

// Off tells whether a launch is done or does not take place as planned, so that nothing
// has to be ready for it.
func (s LaunchStatus) Off() bool {
	return s == StatusDone || s == StatusPostponed || s == StatusCancelled
}

// Launched tells whether a launch has taken place.
func (s LaunchStatus) Launched() bool { return s == StatusLaunched || s == StatusDone }

// Ahead tells whether a launch is still to take place, as far as one knows.
func (s LaunchStatus) Ahead() bool { return !s.Off() && !s.Launched() }

// Uses lists the ids of the documents that a launch relies on.
type Uses struct {
	Contacts   []string `json:"contacts"`
	Escalation []string `json:"escalation"`
	OnCall     []string `json:"on_call"`
	Monitoring []string `json:"monitoring"`
	Decisions  []string `json:"decisions"`
	Incident   []string `json:"incident"`
	Onboarding []string `json:"onboarding"`
	FAQ        []string `json:"faq"`
	Runbooks   []string `json:"runbooks"`

	Place tree.Place `json:"-"`
}

// ByType yields the types of documents that a launch can rely on, in the order of their
// fields, with the ids of each.
func (u Uses) ByType() iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		_ = yield("contacts", u.Contacts) && yield("escalation", u.Escalation) && yield("on-call", u.OnCall) &&
			yield("monitoring", u.Monitoring) && yield("decisions", u.Decisions) && yield("incident", u.Incident) &&
			yield("onboarding", u.Onboarding) && yield("faq", u.FAQ) && yield("runbook", u.Runbooks)
	}
}

// ChecklistGroup is what has to be done by one offset: items of its own, or
// those of an included checklist document, or both.
type ChecklistGroup struct {
	At    Offset `json:"at"`
	Title string `json:"title"`
	// Include is the id of a checklist document whose items belong here.
	Include string `json:"include"`
	// States say where the items of that checklist stand for this launch.
	States []ItemState     `json:"states"`
	Items  []ChecklistItem `json:"items"`

	Place tree.Place `json:"-"`
}

// ChecklistItem is one thing to do and to prove.
type ChecklistItem struct {
	ID     string `json:"id"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	// Owner is the id of a contact.
	Owner string `json:"owner"`
	// Evidence says what proves that the item is done: text or links.
	Evidence OneOrMany  `json:"evidence"`
	Status   ItemStatus `json:"status"`
	// NotApplicable is the reason why the item does not apply.
	NotApplicable string  `json:"not_applicable"`
	Waiver        *Waiver `json:"waiver"`

	Place tree.Place `json:"-"`
}

// Open tells whether the item is still to be done.
func (i ChecklistItem) Open() bool {
	return (i.Status == "" || i.Status == ItemOpen) && i.NotApplicable == "" && i.Waiver == nil
}

// State is where the item stands, also where no status but a reason or a waiver says so.
func (i ChecklistItem) State() ItemStatus {
	switch {
	case i.Status == ItemDone:
		return ItemDone
	case i.Status == ItemNotApplicable || i.NotApplicable != "":
		return ItemNotApplicable
	case i.Status == ItemWaived || i.Waiver != nil:
		return ItemWaived
	}
	return ItemOpen
}

// In is an item of a reusable checklist as it stands for a launch. An owner or evidence
// of the launch's replaces that of the checklist, and what the launch says of the status
// replaces status, reason and waiver together. Its place is that of the state.
func (i ChecklistItem) In(s ItemState) ChecklistItem {
	i.Place = s.Place
	if s.Owner != "" {
		i.Owner = s.Owner
	}
	if len(s.Evidence) > 0 {
		i.Evidence = s.Evidence
	}
	if s.Decides() {
		i.Status, i.NotApplicable, i.Waiver = s.Status, s.NotApplicable, s.Waiver
	}
	return i
}

// ItemState is where an item of an included checklist stands for one launch.
type ItemState struct {
	// Item is the id of the item; one without an id goes by its title as an anchor.
	Item string `json:"item"`
	// Owner is the id of a contact, where it is not the one whom the checklist names.
	Owner string `json:"owner"`
	// Evidence says what proves that the item is done: text or links.
	Evidence OneOrMany  `json:"evidence"`
	Status   ItemStatus `json:"status"`
	// NotApplicable is the reason why the item does not apply.
	NotApplicable string  `json:"not_applicable"`
	Waiver        *Waiver `json:"waiver"`

	Place tree.Place `json:"-"`
}

// Decides tells whether the launch says how far the item has come, and not only who
// does it and what proves it.
func (s ItemState) Decides() bool {
	return s.Status != "" || s.NotApplicable != "" || s.Waiver != nil
}

// ItemStatus is where a checklist item stands. An item without one is open.
type ItemStatus string

// The statuses of a checklist item.
const (
	ItemOpen          ItemStatus = "open"
	ItemDone          ItemStatus = "done"
	ItemNotApplicable ItemStatus = "not-applicable"
	ItemWaived        ItemStatus = "waived"
)

// Waiver lets a launch go ahead without an item, for a time.
type Waiver struct {
	Reason string `json:"reason"`
	// By is the id of the contact who granted it.
	By string `json:"by"`
	// Until is the last day of the waiver.
	Until Date `json:"until"`

	Place tree.Place `json:"-"`
}

// GoNoGo is the decision to launch, taken after the last checklist item and
// strictly before the launch step.
type GoNoGo struct {
	At     Offset `json:"at"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	// Decider and Deputy are contact ids.
	Decider string `json:"decider"`
	Deputy  string `json:"deputy"`
	// Evidence lists what has to be on the table for the decision.
	Evidence []string `json:"evidence"`
	// SignOffs are those who have to agree before the decider says go.
	SignOffs []SignOff `json:"sign_offs"`
	// Decision is "pending" (also when empty), "go" or "no-go".
	Decision string `json:"decision"`
	// DecidedAt is when the decision was taken.
	DecidedAt Time `json:"decided_at"`
	// IfNoGo says what happens when the answer is no.
	IfNoGo string `json:"if_no_go"`

	Place tree.Place `json:"-"`
}

// Pending tells whether the decision is still to be taken.
func (g GoNoGo) Pending() bool { return g.Decision == "" || g.Decision == "pending" }

// SignOff is the agreement of one person to the launch.
type SignOff struct {
	// Area is what the person answers for, such as Security.
	Area string `json:"area"`
	// By is the id of a contact.
	By string `json:"by"`
	// Decision is "pending" (also when empty), "go" or "no-go".
	Decision string `json:"decision"`
	// DecidedAt is when it was said.
	DecidedAt Time   `json:"decided_at"`
	Detail    string `json:"detail"`

	Place tree.Place `json:"-"`
}

// TimelineStep is one step of launch day.
type TimelineStep struct {
	ID     string `json:"id"`
	At     Offset `json:"at"`
	Title  string `json:"title"`
	Detail string `json:"detail"`
	// Owner is the id of a contact or an on-call role.
	Owner    string   `json:"owner"`
	Duration Duration `json:"duration"`
	// Verify is how one sees that it worked: text or links.
	Verify OneOrMany `json:"verify"`
	// IfItFails is what is done when it does not work.
	IfItFails string `json:"if_it_fails"`
	// Runbook is the id of the runbook to follow.
	Runbook string `json:"runbook"`
	// Needs lists the ids of the steps that have to be over before this one.
	Needs []string `json:"needs"`
	// Launch marks the one step that launches.
	Launch bool       `json:"launch"`
	Status StepStatus `json:"status"`
	// EndedAt is when it was over.
	EndedAt Time `json:"ended_at"`
	// Outcome is what came of it: text or links.
	Outcome OneOrMany `json:"outcome"`

	Place tree.Place `json:"-"`
}

// StepStatus is how far a step has come on the day. A step without one is open.
type StepStatus string

// The statuses of a step.
const (
	StepOpen    StepStatus = "open"
	StepDone    StepStatus = "done"
	StepFailed  StepStatus = "failed"
	StepSkipped StepStatus = "skipped"
)

// Open tells whether the step is still to come, or goes on.
func (s TimelineStep) Open() bool { return s.Status == "" || s.Status == StepOpen }

// Recorded tells whether somebody writes down how far the steps have come.
func (l *Launch) Recorded() bool {
	return slices.ContainsFunc(l.Timeline, func(s TimelineStep) bool { return s.Status != "" })
}

// Blocked tells for each step of the timeline whether it waits for one that failed, or for
// one that does.
func (l *Launch) Blocked() []bool {
	list, failed := make([]bool, len(l.Timeline)), map[string]bool{}
	for i, s := range l.Timeline {
		list[i] = s.Open() && slices.ContainsFunc(s.Needs, func(id string) bool { return failed[id] })
		if s.ID != "" && (list[i] || s.Status == StepFailed) {
			failed[s.ID] = true
		}
	}
	return list
}

// Label is the title with the offset before it, once: many titles begin with it.
func (s TimelineStep) Label() string {
	if s.saysOffset() {
		return s.Title
	}
	return s.At.String() + " " + s.Title
}

// saysOffset tells whether the title begins as an offset does: T-2 hours, T+30m.
func (s TimelineStep) saysOffset() bool {
	return len(s.Title) > 2 && strings.EqualFold(s.Title[:1], "t") && strings.ContainsRune("+-", rune(s.Title[1])) && '0' <= s.Title[2] && s.Title[2] <= '9'
}

// Rollout is how the launch reaches its users by stages, and back.
type Rollout struct {
	Stages []RolloutStage `json:"stages"`
	// AbortIf lists the criteria for rolling back, whatever the stage.
	AbortIf []string `json:"abort_if"`
	// PointOfNoReturn is when rolling back stops being possible.
	PointOfNoReturn Offset   `json:"point_of_no_return"`
	Rollback        Rollback `json:"rollback"`

	Place tree.Place `json:"-"`
}

// RolloutStage is one share of the users, and when to stop.
type RolloutStage struct {
	At    Offset  `json:"at"`
	Title string  `json:"title"`
	Share Percent `json:"share"`
	Owner string  `json:"owner"`
	// AbortIf lists the criteria for stopping at this stage.
	AbortIf []string `json:"abort_if"`

	Place tree.Place `json:"-"`
}

// Rollback is the way back to the last stable version.
type Rollback struct {
	// Takes is how long the way back takes.
	Takes Duration `json:"takes"`
	// Runbook is the id of the runbook to follow.
	Runbook string `json:"runbook"`
	Owner   string `json:"owner"`
	Detail  string `json:"detail"`

	Place tree.Place `json:"-"`
}

// Message is one line of the communication plan.
type Message struct {
	// Phase is "pre-launch", "launch-day" or "post-launch".
	Phase    string `json:"phase"`
	Title    string `json:"title"`
	Channel  string `json:"channel"`
	Audience string `json:"audience"`
	Owner    string `json:"owner"`
	// At is when a message that is sent once goes out.
	At Offset `json:"at"`
	// Cadence says how often, from when until when, a repeated one does.
	Cadence []Cadence `json:"cadence"`
	Detail  string    `json:"detail"`
	// Template is the text to send, with {placeholders} for the facts.
	Template string `json:"template"`

	Place tree.Place `json:"-"`
}

// Cadence repeats something at an interval. Without Until it has no end.
type Cadence struct {
	Every Duration `json:"every"`
	From  Offset   `json:"from"`
	Until Offset   `json:"until"`

	Place tree.Place `json:"-"`
}

// Review is a post-launch review session.
type Review struct {
	At     Offset `json:"at"`
	Title  string `json:"title"`
	Owner  string `json:"owner"`
	Detail string `json:"detail"`
	// Topics are what the session evaluates.
	Topics       []string `json:"topics"`
	Participants []string `json:"participants"`
	// HeldAt is the day on which it took place.
	HeldAt Date `json:"held_at"`
	// Outcome is what came of it: text or links.
	Outcome OneOrMany `json:"outcome"`

	Place tree.Place `json:"-"`
}

// Improvement is a process that outlives the launch.
type Improvement struct {
	// Kind is FeedbackLoop, "technology-review" or "audit".
	Kind   string   `json:"kind"`
	Title  string   `json:"title"`
	Every  Duration `json:"every"`
	Owner  string   `json:"owner"`
	Detail string   `json:"detail"`
	Scope  []string `json:"scope"`
	// HeldAt is the day on which it last took place; the next time is counted from it,
	// or from the launch.
	HeldAt Date `json:"held_at"`
	// Outcome is what came of it then: text or links.
	Outcome OneOrMany `json:"outcome"`

	Place tree.Place `json:"-"`
}

// FeedbackLoop is the kind of an improvement that goes on all the time.
const FeedbackLoop = "feedback-loop"

// LastFrom is when the process last took place, at the time of day of the launch, or the
// launch itself.
func (i Improvement) LastFrom(launch time.Time) time.Time {
	if i.HeldAt.IsZero() {
		return launch
	}
	day := i.HeldAt.In(launch.Location())
	return time.Date(day.Year(), day.Month(), day.Day(), launch.Hour(), launch.Minute(), launch.Second(), 0, launch.Location())
}

// Checklist is a reusable checklist that launches include.
type Checklist struct {
	Common
	Items []ChecklistItem `json:"items"`
}
