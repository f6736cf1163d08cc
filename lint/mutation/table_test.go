package mutation

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// row counts the outcomes of one kind of mistake.
type row struct {
	trials, detected, single, placed, fixable, fixed int
}

func (r *row) add(o outcome) {
	for _, c := range []struct {
		n  *int
		is bool
	}{
		{&r.trials, true}, {&r.detected, o.detected}, {&r.single, o.detected && o.extra == 0}, {&r.placed, o.placed},
		{&r.fixable, o.fixable}, {&r.fixed, o.fixable && o.fixed},
	} {
		if c.is {
			*c.n++
		}
	}
}

func (r *row) String() string {
	fixed := "-"
	if r.fixable > 0 {
		fixed = percent(r.fixed, r.fixable)
	}
	return fmt.Sprintf("%d | %s | %s | %s | %s", r.trials, percent(r.detected, r.trials), percent(r.single, r.trials), percent(r.placed, r.trials), fixed)
}

// percent is rounded down: 100 % is all of them.
func percent(n, of int) string {
	return strconv.FormatFloat(float64(n*1000/of)/10, 'f', -1, 64) + " %"
}

// table is rows by name, in the order of their first outcome.
type table struct {
	rows  map[string]*row
	names []string
}

func (t *table) add(name string, o outcome) {
	if t.rows == nil {
		t.rows = map[string]*row{}
	}
	if t.rows[name] == nil {
		t.rows[name] = &row{}
		t.names = append(t.names, name)
	}
	t.rows[name].add(o)
}

// markdown is the table with the given columns for the parts of a name.
func (t *table) markdown(columns string) string {
	var b strings.Builder
	n := strings.Count(columns, "|") + 1
	fmt.Fprintf(&b, "| %s | mutants | detected | exactly one message | exact place | fixed |\n|%s---:|---:|---:|---:|---:|\n", columns, strings.Repeat("---|", n))
	for _, name := range t.names {
		fmt.Fprintf(&b, "| %s | %s |\n", name, t.rows[name])
	}
	return b.String()
}

// report logs what went wrong and the tables, and fails where anything did.
func report(t *testing.T, outcomes []outcome, all int) {
	t.Helper()
	slices.SortStableFunc(outcomes, func(a, b outcome) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.kind), slices.Index(kinds, b.kind)), cmp.Compare(a.doc.Type, b.doc.Type))
	})
	shown := map[string]int{}
	for _, o := range outcomes {
		if o.good() {
			continue
		}
		t.Fail()
		if shown[o.kind]++; shown[o.kind] <= mostShown {
			t.Log(o)
		}
	}
	page := pageOf(outcomes, all)
	t.Log("\n" + page)
	if *pageFile == "" {
		return
	}
	if err := os.WriteFile(*pageFile, []byte(page), 0o644); err != nil {
		t.Error(err)
	}
}

// mostShown is how many outcomes of a kind are shown at length.
const mostShown = 25
