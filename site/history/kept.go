package history

import (
	"strings"
	"sync"
)

// kept is what the last log said. An editor asks again after each pause in
// typing, and a log of a large repository takes seconds to read.
var kept struct {
	sync.Mutex
	question string
	answer   answer
}

// answer is what was found for the covers of a watch, in their order.
type answer struct {
	found []found
	whole bool
}

type found struct {
	file     string
	last, of last
}

// question is all that a log's answer depends on.
func (w *watch) question(repository, folder, commit string) string {
	parts := []string{repository, folder, commit}
	for _, c := range w.covers {
		parts = append(parts, c.doc.File.Path, c.glob)
	}
	return strings.Join(parts, "\x00")
}

// recall takes the answer over from the last time, if it was the same question.
func (w *watch) recall(question string) (whole, ok bool) {
	kept.Lock()
	defer kept.Unlock()
	if kept.question != question {
		return false, false
	}
	for i, f := range kept.answer.found {
		c := w.covers[i]
		c.file, c.last, *c.of = f.file, f.last, f.of
	}
	return kept.answer.whole, true
}

// keep keeps the answer for the next time.
func (w *watch) keep(question string, whole bool) {
	a := answer{whole: whole}
	for _, c := range w.covers {
		a.found = append(a.found, found{c.file, c.last, *c.of})
	}
	kept.Lock()
	defer kept.Unlock()
	kept.question, kept.answer = question, a
}
