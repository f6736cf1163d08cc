package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

var stepRecord = lint.Rule{
	ID:      "step-record",
	Summary: "What is recorded of launch day has no gap: what was needed is done, and what failed says why.",
	Level:   source.Warning,
	Why:     "On launch day the portal says where the launch is. A step that nobody ticked off shows as late, and the review asks in vain why another one was skipped.",
	Fix:     "Write `status: done`, `failed` or `skipped` at the step, and `outcome` where it did not go as planned.",
	Check: func(p *lint.Pass) {
		for _, l := range site.All[*schema.Launch](p.Site) {
			if l.Data.Recorded() {
				recordOf(p, l.Data).check()
			}
		}
	},
}

// dayRecord is what a launch records of its day.
type dayRecord struct {
	*lint.Pass
	launch *schema.Launch
	byID   map[string]*schema.TimelineStep
	// neededBy is, for the id of a step, one that needs it and is done.
	neededBy map[string]*schema.TimelineStep
}

func recordOf(p *lint.Pass, l *schema.Launch) dayRecord {
	r := dayRecord{p, l, map[string]*schema.TimelineStep{}, map[string]*schema.TimelineStep{}}
	for i := range l.Timeline {
		step := &l.Timeline[i]
		if step.ID != "" {
			r.byID[step.ID] = step
		}
		for _, id := range step.Needs {
			if step.Status == schema.StepDone && r.neededBy[id] == nil {
				r.neededBy[id] = step
			}
		}
	}
	return r
}

func (r dayRecord) check() {
	for i := range r.launch.Timeline {
		step := &r.launch.Timeline[i]
		in := step.Place
		switch {
		case unread(in, "status", step.Status == ""):
		case step.Open() && in.Has("ended_at"):
			r.Report(in, in.Span("ended_at"), fmt.Sprintf("`%s` says when it ended, and is open", step.Title), "write `status: done`, `failed` or `skipped`")
		case step.Open():
			if why := r.mustBeOver(step); why != "" {
				r.Report(in, in.Span("title"), fmt.Sprintf("`%s` is open, although %s", step.Title, why), "write its `status`: `done`, `failed` or `skipped`")
			}
		case step.Status == schema.StepDone:
			r.checkNeeds(step)
			r.checkLaunched(step)
		case step.Launch && r.launch.Status.Launched():
			r.Report(in, in.Span("status"), fmt.Sprintf("`%s` %s, and the launch is `%s`", step.Title, unfinished[step.Status], r.launch.Status), "write at the top what has come of the launch: `ready` for another try, `postponed` or `cancelled`")
		case !in.Has("outcome"):
			r.Report(in, in.Span("status"), fmt.Sprintf("`%s` %s, and nothing says why", step.Title, unfinished[step.Status]), "add `outcome:` with the reason")
		}
	}
}

// unfinished says what has come of a step that was not done.
var unfinished = map[schema.StepStatus]string{schema.StepFailed: "failed", schema.StepSkipped: "was skipped"}

// mustBeOver says why an open step has to be over, or "".
func (r dayRecord) mustBeOver(step *schema.TimelineStep) string {
	if later := r.neededBy[step.ID]; later != nil {
		return fmt.Sprintf("`%s`, which needs it, is done", later.Title)
	}
	if s := r.launch.Status; s == schema.StatusDone || s == schema.StatusLaunched && step.Launch {
		return fmt.Sprintf("the launch is `%s`", s)
	}
	return ""
}

// checkNeeds reports a step that is done in spite of one that it needs, or before it.
func (r dayRecord) checkNeeds(step *schema.TimelineStep) {
	zone := launchZone(r.Site, r.launch)
	for _, id := range step.Needs {
		needed := r.byID[id]
		switch {
		case needed == nil || needed == step:
		case needed.Status == schema.StepFailed:
			r.Report(step.Place, step.Place.Span("status"), fmt.Sprintf("`%s` is done, although `%s`, which it needs, failed", step.Title, needed.Title), "say which of the two is right",
				source.Related{File: needed.Place.File, Span: needed.Place.Span("status"), Message: "that one failed"})
		case step.EndedAt.IsZero() || needed.EndedAt.IsZero() || isAhead(r.Pass, needed.EndedAt.In(zone)):
		case step.EndedAt.In(zone).Before(needed.EndedAt.In(zone)):
			r.Report(step.Place, step.Place.Span("ended_at"), fmt.Sprintf("`%s` ended before `%s`, which it needs", step.Title, needed.Title), "write when each of the two was over",
				source.Related{File: needed.Place.File, Span: needed.Place.Span("ended_at"), Message: "that one ended here"})
		}
	}
}

// checkLaunched reports a launch that has taken place and is said to be ahead.
func (r dayRecord) checkLaunched(step *schema.TimelineStep) {
	l := r.launch
	if !step.Launch || !l.Status.Ahead() || unread(l.Place, "status", l.Status == "") {
		return
	}
	status := l.Status
	if status == "" {
		status = schema.StatusDraft
	}
	r.Report(step.Place, step.Place.Span("status"), fmt.Sprintf("`%s` is done, and the launch is still `%s`", step.Title, status), "write `status: launched` at the top")
}
