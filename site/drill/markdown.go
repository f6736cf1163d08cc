package drill

import (
	"fmt"
	"strings"
)

// Markdown is the report for a pull request or a page.
func (r Report) Markdown() []string {
	t := &lines{}
	t.add("## %s at %s", escape(r.Issue), escape(r.Severity))
	t.add("")
	t.add("From %s, by the path %s.", r.At.Format("Monday, 2 January 2006, 15:04 MST"), escape(r.Path))
	t.add("")
	t.add("| after | at | who | then |")
	t.add("|---|---|---|---|")
	for _, step := range r.Steps {
		var who []string
		for _, n := range step.Notifies {
			who = append(who, n.markdown())
		}
		then := step.then()
		if step.Note != "" {
			then += "<br>" + escape(step.Note)
		}
		t.add("| %s | %s | %s | %s |", step.After, step.At.Format("Mon 15:04 MST"), strings.Join(who, "<br>"), then)
	}
	t.add("")
	ends := &lines{}
	r.ends(ends)
	for _, text := range ends.list {
		t.add("- %s", escape(strings.Join(strings.Fields(text), " ")))
	}
	if len(r.Decisions) > 0 {
		t.add("")
		t.add("| decision | within | decider | deputy | if nobody decides |")
		t.add("|---|---|---|---|---|")
		for _, d := range r.Decisions {
			deputy := d.Deputy.markdown()
			if d.SamePerson {
				deputy += "<br>**the same person as the decider**"
			}
			t.add("| %s | %s | %s | %s | %s |", escape(d.Scenario), d.Within, d.Decider.markdown(), deputy, escape(d.IfNobodyDecides))
		}
	}
	if r.Window != nil {
		t.add("")
		r.Window.markdown(t)
	}
	return t.list
}

func (n Notice) markdown() string {
	text := escape(n.sentence())
	if n.Nobody != "" {
		return "**nobody**: " + escape(n.named()+n.Nobody)
	}
	for _, instead := range n.InsteadOf {
		text += "<br>instead: " + escape(instead)
	}
	return text
}

func (w *Window) markdown(t *lines) {
	t.add("| from | until | first person paged |")
	t.add("|---|---|---|")
	for _, s := range w.Stretches {
		t.add("| %s | %s | %s |", s.From.Format(clockForm), s.Until.Format(clockForm), escape(s.sentence()))
	}
	t.add("")
	t.add("**Worst case:** %s, if it starts from %s on.", escape(w.Worst.sentence()), w.Worst.From.Format(clockForm))
}

// escape keeps Markdown and HTML in a text from becoming more than text.
func escape(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case r == '@':
			b.WriteString("&#64;") // no mention of whoever has that name where this is pasted
		case strings.ContainsRune("\\`*_[]|#~!", r):
			fmt.Fprintf(&b, "\\%c", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
