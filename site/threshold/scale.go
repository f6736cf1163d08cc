package threshold

import (
	"math"
	"strings"
)

// quantities are the factors between the units in which one thing is measured.
var quantities = []struct {
	units  string
	scales []float64
}{
	{" % ‰ ppm ratio ", []float64{1, 10, 100, 1e3, 1e4, 1e6}},
	{" ns us µs μs ms s min h d ", []float64{1, 1e3, 1e6, 1e9, 60, 60e3, 3600, 3600e3, 24, 24 * 60, 24 * 3600, 24 * 3600e3}},
	{" B kB KB MB GB TB KiB MiB GiB TiB bit kbit Mbit Gbit ", []float64{1, 8, 1e3, 1e6, 1e9, 1e12, 8e3, 8e6, 8e9, 1 << 10, 1 << 20, 1 << 30, 1 << 40}},
}

// perTime are the factors between what happens in a second, a minute, an hour
// and a day.
var perTime = []float64{1, 60, 3600, 24 * 3600, 24 * 60, 24}

// MayBeSame tells whether a value in a unit and a number whose unit is not known
// may say the same: that the share of failures is above 5 % is said by 5, by
// 0.05, and by 95 and 0.95 of what works. Of an unknown unit, every factor may be
// the one.
func MayBeSame(value float64, unit string, number float64) bool {
	for _, scale := range scalesOf(unit) {
		if same(value, number*scale) || same(value*scale, number) {
			return true
		}
	}
	return unit == "%" && (same(100-value, number) || same(1-value/100, number))
}

func scalesOf(unit string) []float64 {
	thing, _, rate := strings.Cut(unit, "/")
	rate = rate || strings.Contains(" rps qps IOPS ", " "+unit+" ")
	var scales []float64
	for _, q := range quantities {
		if strings.Contains(q.units, " "+thing+" ") || !KnownUnit(unit) {
			scales = append(scales, q.scales...)
		}
	}
	switch {
	case rate:
		return append(scales, perTime...)
	case len(scales) == 0: // things that are counted, by the thousand at most
		return []float64{1, 1e3, 1e6}
	}
	return scales
}

func same(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))
}
