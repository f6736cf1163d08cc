package generator

import (
	"cmp"
	"fmt"
	"html/template"
	"strings"
	"time"

	"github.com/launchbook/launchbook/schema"
)

type messageView struct {
	Title, Phase, Channel, Audience string
	Detail                          template.HTML
	// Text is the template with the facts filled in that are known when the
	// portal is built; scripts fill in the time, the step and the next update.
	Text string
	// Updates are from, until and interval of each cadence, for scripts.
	Updates string
	Owner   template.HTML
	When    []string
}

// phases are those of a communication plan.
var phases = map[string]string{"pre-launch": "Pre-launch", "launch-day": "Launch day", "post-launch": "Post-launch"}

func (pg *page) messages(l *schema.Launch, t0 time.Time, zone *time.Location) []messageView {
	var out []messageView
	for _, m := range l.Communication {
		v := messageView{Title: m.Title, Phase: pg.t(cmp.Or(phases[m.Phase], m.Phase)), Channel: m.Channel, Audience: m.Audience, Detail: pg.value(m.Detail),
			Owner: pg.Who(m.Owner), When: pg.cadence(m.Cadence, t0), Text: pg.fill(l, m, t0), Updates: updates(m.Cadence, t0)}
		if !m.At.IsZero() {
			v.When = append([]string{m.At.String() + ", " + momentText(pg.Portal.words, m.At.From(t0), zone)}, v.When...)
		}
		out = append(out, v)
	}
	return out
}

// fill puts the facts of the launch into a message's template. Before the
// launch, the time is the launch's; on the day, it is that of the message.
func (pg *page) fill(l *schema.Launch, m schema.Message, t0 time.Time) string {
	facts := []string{"{title}", pg.Title, "{launch_date}", pg.Portal.words.date(t0), "{launch_time}", t0.Format("15:04 MST")}
	if m.Phase == "pre-launch" && !l.LaunchAt.IsZero() {
		facts = append(facts, "{date}", pg.Portal.words.date(t0), "{time}", t0.Format("15:04 MST"))
	}
	if pg.Portal.options.BaseURL != "" {
		facts = append(facts, "{link}", pg.Portal.absolute(escapedPath(pg.Path)))
	}
	for _, other := range l.Communication {
		if other.Phase == "launch-day" && other.Channel != "" {
			facts = append(facts, "{channel}", other.Channel)
			break
		}
	}
	if l.GoNoGo != nil {
		facts = append(facts, "{decision}", pg.decided(l.GoNoGo.Decision, gatePending).Text)
	}
	return strings.TrimSpace(strings.NewReplacer(facts...).Replace(m.Template))
}

// updates writes cadences as "from/until/seconds", separated by spaces; times
// are seconds since 1970.
func updates(list []schema.Cadence, t0 time.Time) string {
	var out []string
	for _, c := range list {
		until := int64(0)
		if !c.Until.IsZero() {
			until = c.Until.From(t0).Unix()
		}
		if every := int64(c.Every.Nominal().Seconds()); every > 0 {
			out = append(out, fmt.Sprintf("%d/%d/%d", c.From.From(t0).Unix(), until, every))
		}
	}
	return strings.Join(out, " ")
}
