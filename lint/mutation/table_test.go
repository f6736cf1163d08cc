package mutation

import (
	"fmt"
	"strings"
	"testing"
	"text/tabwriter"
)

// row counts the outcomes of one kind of mistake in one format.
type row struct {
	trials, detected, extra, placed, fixable, fixed int
}

// The least that is accepted, in percent of the trials, and the most messages
// beyond one for each hundred.
const (
	leastDetected = 99
	leastPlaced   = 98
	leastFixed    = 95
	mostExtra     = 5
)

// report prints the table, and fails where it is not good enough.
func report(t *testing.T, outcomes []outcome) {
	t.Helper()
	rows := map[string]*row{}
	var order []string
	total := &row{}
	shown := map[string]int{}
	for _, o := range outcomes {
		name := o.kind + "\t" + o.format.name
		if rows[name] == nil {
			rows[name] = &row{}
			order = append(order, name)
		}
		rows[name].add(o)
		total.add(o)
		if !o.good() && shown[o.kind] < 25 {
			shown[o.kind]++
			t.Logf("%s: %s in %s as %s: detected %v, placed %v, fixed %v\n    %s", o.kind, o.at, o.doc.Path, o.format.name, o.detected, o.placed, o.fixed, strings.Join(o.said, "\n    "))
		}
	}
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "mistake\tformat\tmutants\tdetected\textra messages\tright place\tfixed\t")
	for _, name := range order {
		fmt.Fprintf(w, "%s\t%s\t\n", name, rows[name])
	}
	fmt.Fprintf(w, "all\t\t%s\t\n", total)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + b.String())
	switch {
	case total.detected*100 < leastDetected*total.trials:
		t.Errorf("%d of %d mistakes were found", total.detected, total.trials)
	case total.placed*100 < leastPlaced*total.trials:
		t.Errorf("%d of %d mistakes were found at their place", total.placed, total.trials)
	case total.fixed*100 < leastFixed*total.fixable:
		t.Errorf("%d of %d mistakes were fixed", total.fixed, total.fixable)
	case total.extra*100 > mostExtra*total.trials:
		t.Errorf("%d messages too many for %d mistakes", total.extra, total.trials)
	}
}

func (o outcome) good() bool {
	return o.detected && o.extra == 0 && o.placed && (o.fixed || !o.fixable)
}

func (r *row) add(o outcome) {
	r.trials++
	r.extra += o.extra
	for _, c := range []struct {
		n  *int
		is bool
	}{{&r.detected, o.detected}, {&r.placed, o.placed}, {&r.fixable, o.fixable}, {&r.fixed, o.fixed}} {
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
	return fmt.Sprintf("%d\t%s\t%d\t%s\t%s", r.trials, percent(r.detected, r.trials), r.extra, percent(r.placed, r.trials), fixed)
}

func percent(n, of int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of)) }
