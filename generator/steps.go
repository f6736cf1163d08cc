package generator

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// progressView is how far launch day has come.
type progressView struct {
	Done   string // 3 of 7 steps done
	Failed []link // to the steps, on the launch's page
}

// progress is nil as long as nobody writes down what has come of the steps.
func (pg *page) progress(l *schema.Launch) *progressView {
	if !l.Recorded() {
		return nil
	}
	v, done := &progressView{}, 0
	for _, s := range l.Timeline {
		switch s.Status {
		case schema.StepDone:
			done++
		case schema.StepFailed:
			v.Failed = append(v.Failed, link{s.Title, "#" + site.AnchorID(s.ID, s.Title)})
		}
	}
	v.Done = pg.t("%d of %d steps done", done, len(l.Timeline))
	return v
}

type stepView struct {
	ID, Label, Title, Duration, Until, Needs string
	At                                       moment
	Detail, Owner, IfItFails                 template.HTML
	Verify, Outcome                          []template.HTML
	Runbook                                  *link
	Launch                                   bool
	// Status is what has come of it, and Ended when; both may be missing.
	Status *state
	Ended  string
	// Pending is "open" for a step that may be late: others of its day are recorded, and
	// this one is not over. Of a step that is, it says "over", and "blocked" of one that
	// waits for one that failed.
	Pending string
}

func (pg *page) steps(l *schema.Launch, t0 time.Time, zone *time.Location) []stepView {
	titles := map[string]string{}
	for _, s := range l.Timeline {
		titles[s.ID] = s.Title
	}
	recorded, blocked := l.Recorded(), l.Blocked()
	var list []stepView
	for i, s := range l.Timeline {
		start := s.At.From(t0)
		until := s.Duration.After(start)
		v := stepView{ID: site.AnchorID(s.ID, s.Title), Label: s.Label(), Title: s.Title, Detail: pg.value(s.Detail), Duration: s.Duration.String(),
			At: pg.moment(start, zone), Until: until.UTC().Format(time.RFC3339), Owner: pg.Who(s.Owner), Launch: s.Launch,
			IfItFails: pg.value(s.IfItFails), Verify: pg.proofs(s.Verify, pg.doc), Runbook: pg.document("runbook", s.Runbook), Outcome: pg.proofs(s.Outcome, pg.doc)}
		var needs []string
		for _, id := range s.Needs {
			needs = append(needs, titles[id])
		}
		v.Needs = strings.Join(needs, ", ")
		switch {
		case !s.Open():
			outcome := stepStates[s.Status]
			v.Pending, v.Status = "over", &state{pg.t(outcome.Text), outcome.Class}
		case blocked[i] && !l.Status.Off():
			v.Pending, v.Status = "blocked", &state{pg.t("blocked"), "warn"}
		case recorded && !l.Status.Off():
			v.Pending = "open"
		}
		if !s.EndedAt.IsZero() {
			v.Ended = pg.ended(s.EndedAt.In(zone), start, until)
		}
		list = append(list, v)
	}
	return list
}

// stepStates are the words and classes of steps that are over.
var stepStates = map[schema.StepStatus]state{schema.StepDone: {"done", "ok"}, schema.StepFailed: {"failed", "bad"}, schema.StepSkipped: {"skipped", ""}}

// ended says when a step was over, with the day where that is not the planned one, and by
// how much it was late.
func (pg *page) ended(at, start, planned time.Time) string {
	when := at.Format("15:04 MST")
	if schema.DateOf(at) != schema.DateOf(start) {
		when = momentText(pg.Portal.words, at, at.Location())
	}
	text := pg.t("Ended %s", when)
	minutes := int(at.Sub(planned) / time.Minute)
	if planned.IsZero() || minutes <= 0 {
		return text
	}
	late := pg.t("%s min", strconv.Itoa(minutes))
	if minutes >= 60 {
		late = pg.t("%s h %s min", strconv.Itoa(minutes/60), strconv.Itoa(minutes%60))
	}
	return text + ", " + pg.t("%s late", late)
}
