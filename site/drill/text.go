package drill

import (
	"fmt"
	"strings"
)

// clockForm writes an instant with its day and zone, which matter at night and
// when the clocks change.
const clockForm = "Mon 2 Jan 15:04 MST"

// Text is the report for a terminal. Its lines may hold what the site's writers
// wrote, so that whoever prints them has to make control characters visible.
func (r Report) Text() []string {
	t := &lines{}
	t.add("%s at %s, from %s", r.Issue, r.Severity, r.At.Format("Monday, 2 January 2006, 15:04 MST"))
	t.add("Path: %s", r.Path)
	t.add("")
	for _, step := range r.Steps {
		r.step(t, step)
	}
	t.add("")
	r.ends(t)
	if len(r.Decisions) > 0 {
		t.add("")
		t.add("Who decides at %s", r.Severity)
		for _, d := range r.Decisions {
			decision(t, d)
		}
	}
	if r.Window != nil {
		t.add("")
		r.Window.text(t)
	}
	return t.list
}

type lines struct{ list []string }

func (t *lines) add(format string, args ...any) {
	t.list = append(t.list, strings.TrimRight(fmt.Sprintf(format, args...), " "))
}

func (r Report) step(t *lines, step Step) {
	when := fmt.Sprintf("%-7s %s", "+"+step.After, step.At.Format("Mon 15:04 MST"))
	for _, n := range step.Notifies {
		t.add("%-22s %s", when, n.sentence())
		when = ""
		for _, instead := range n.InsteadOf {
			if n.Nobody == "" {
				t.add("%-22s   instead: %s", "", instead)
			}
		}
	}
	if step.Note != "" {
		t.add("%-22s   note: %s", "", step.Note)
	}
	if then := step.then(); then != "" {
		t.add("%-22s   %s", "", then)
	}
}

// then says how the step goes on.
func (step Step) then() string {
	var parts []string
	switch step.Repeat {
	case 0:
	case 1:
		parts = append(parts, "called once more")
	default:
		parts = append(parts, fmt.Sprintf("called %d times more", step.Repeat))
	}
	switch {
	case step.Waits == "":
	case step.EscalateIf == "":
		parts = append(parts, "moves on after "+step.Waits)
	default:
		parts = append(parts, "moves on after "+step.Waits+" if "+strings.ReplaceAll(step.EscalateIf, "-", " "))
	}
	return strings.Join(parts, "; ")
}

// sentence says who is reached and how, or why nobody is.
func (n Notice) sentence() string {
	if n.Nobody != "" {
		return strings.TrimSpace("NOBODY  " + n.named() + n.Nobody)
	}
	who := n.Name
	if n.Role != "" {
		who += ", " + n.Role
	}
	if strings.HasPrefix(n.Target, "on-call/") {
		who += " (" + n.Target + ")"
	}
	return fmt.Sprintf("%s: %s %s", who, n.Channel, n.Address)
}

// named is the target with a colon, or nothing where nobody is named.
func (n Notice) named() string {
	if n.Target == "" {
		return ""
	}
	return n.Target + ": "
}

func (r Report) ends(t *lines) {
	if r.First == nil {
		t.add("No step gets through to anybody.")
	} else {
		t.add("First paged: %s %s, at %s", r.First.Name, soon(r.First.After), r.First.At.Format(clockForm))
		t.add("In the worst case: %s acknowledges %s, at %s", r.Last.Name, soon(r.Last.After), r.Last.At.Format(clockForm))
	}
	what := r.IfNobodyAnswers
	if what == "" {
		what = "nothing is written down"
	}
	when := ""
	if r.GivesUpAfter != "" {
		when = " (after " + r.GivesUpAfter + ")"
	}
	t.add("If nobody answers%s: %s", when, what)
}

func decision(t *lines, d Line) {
	within := ""
	if d.Within != "" {
		within = ", within " + d.Within
	}
	t.add("  %s%s", d.Scenario, within)
	t.add("    decides:  %s", d.Decider.sentence())
	t.add("    deputy:   %s", d.Deputy.sentence())
	if d.SamePerson {
		t.add("    CAREFUL   decider and deputy are the same person then")
	}
	if d.IfNobodyDecides != "" {
		t.add("    nobody:   %s", d.IfNobodyDecides)
	}
}

func (w *Window) text(t *lines) {
	title := "Over the window"
	if w.Launch != "" {
		title = "Over the window of the launch " + w.Launch
	}
	t.add("%s, %s to %s", title, w.From.Format(clockForm), w.Until.Format(clockForm))
	for _, s := range w.Stretches {
		t.add("  %s to %s  %s", s.From.Format(clockForm), s.Until.Format(clockForm), s.sentence())
	}
	t.add("Worst case: %s, if it starts from %s on", w.Worst.sentence(), w.Worst.From.Format(clockForm))
}

func (s WindowStretch) sentence() string {
	text := "NOBODY is reached"
	if s.Reached {
		text = s.Name + " " + soon(s.After)
	}
	if len(s.EmptySteps) > 0 {
		text += ", nobody at " + steps(s.EmptySteps)
	}
	return text
}

func soon(after string) string {
	if after == "0m" {
		return "at once"
	}
	return "after " + after
}

func steps(numbers []int) string {
	var list []string
	for _, n := range numbers {
		list = append(list, fmt.Sprint(n))
	}
	if len(list) == 1 {
		return "step " + list[0]
	}
	return "steps " + strings.Join(list, ", ")
}
