package threshold

import "math"

// scales are the factors between the units in which one thing is measured:
// shares and percentages, times, sizes, bits and bytes.
var scales = []float64{1, 8, 60, 100, 3600, 24 * 3600, 60e3, 3600e3, 1e3, 1e6, 1e9, 1e12, 1 << 10, 1 << 20, 1 << 30, 1 << 40}

// MayBeSame tells whether a value in a unit and a number whose unit is not known
// may say the same: that the share of failures is above 5 % is said by 5, by
// 0.05, and by 95 and 0.95 of what works.
func MayBeSame(value float64, unit string, number float64) bool {
	for _, scale := range scales {
		if same(value, number*scale) || same(value*scale, number) {
			return true
		}
	}
	return unit == "%" && (same(100-value, number) || same(1-value/100, number))
}

func same(a, b float64) bool {
	return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))
}
