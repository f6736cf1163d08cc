package threshold_test

import (
	"testing"

	"github.com/launchbook/launchbook/site/threshold"
)

// Values in other units, and the share of what works, may be the same; a value
// that is only near is not.
func TestMayBeSame(t *testing.T) {
	for _, test := range []struct {
		value  float64
		unit   string
		number float64
		want   bool
	}{
		{5, "%", 5, true},
		{5, "%", 0.05, true},
		{5, "%", 0.95, true},
		{99.9, "%", 0.1, true},
		{250, "ms", 0.25, true},
		{2, "GiB", 2 << 30, true},
		{2, "GB", 2e9, true},
		{30, "req/min", 0.5, true},
		{0, "count", 0, true},
		{3, "parsecs", 0.05, true},
		{1.5, "d", 36, true},
		{3, "%", 0.05, false},
		{5, "%", 6, false},
		{60, "users", 1, false},
		{5, "ms", 0.95, false},
		{0, "count", 1, false},
		{120, "ms", 0.1, false},
	} {
		if got := threshold.MayBeSame(test.value, test.unit, test.number); got != test.want {
			t.Errorf("%v %s and %v: got %v", test.value, test.unit, test.number, got)
		}
	}
}
