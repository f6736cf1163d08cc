// Package threshold works out from which value a metric is abnormal, and
// writes values with their units.
package threshold

import (
	"math"
	"strconv"
	"strings"

	"github.com/launchbook/launchbook/schema"
)

// Limit is a metric's threshold, and where it comes from.
type Limit struct {
	// Value is in the metric's unit.
	Value float64
	// Policy is set where nothing but the policy says it.
	Policy bool
}

// Of is the threshold of a metric; ok is false when there is none and the
// policy cannot give one. The policy's share above the average peak is asked
// only of metrics that are worse when higher, and only below their ceiling.
func Of(m schema.Metric, policy schema.Percent) (limit Limit, ok bool) {
	if t := m.Threshold; t != nil {
		value, ok := given(m, t.Value, t.OverPeak)
		return Limit{Value: value}, ok
	}
	value, ok := FromPolicy(m, policy)
	return Limit{value, true}, ok
}

// Warning is the value from which a metric warns; ok is false when there is none, or
// when it cannot be known.
func Warning(m schema.Metric) (value float64, ok bool) {
	if m.Warning == nil {
		return 0, false
	}
	return given(m, m.Warning.Value, m.Warning.OverPeak)
}

// given is a value that is written down, or else the one that lies a share above the
// average peak; ok is false without either.
func given(m schema.Metric, value *float64, overPeak schema.Percent) (float64, bool) {
	switch {
	case value != nil:
		return *value, true
	case !overPeak.IsZero() && m.Baseline.Peak != nil:
		return over(*m.Baseline.Peak, overPeak), true
	}
	return 0, false
}

// FromPolicy is what the policy would set.
func FromPolicy(m schema.Metric, policy schema.Percent) (float64, bool) {
	if m.Direction != "higher-is-worse" || m.Baseline.Peak == nil {
		return 0, false
	}
	value := over(*m.Baseline.Peak, policy)
	if _, ceiling := Range(m); ceiling != nil && value >= *ceiling {
		return 0, false
	}
	return value, true
}

func over(peak float64, by schema.Percent) float64 {
	value := peak * (1 + by.Value/100)
	scale := math.Pow(10, 6)
	return math.Round(value*scale) / scale
}

// Range is the smallest and the largest possible value, where they are known:
// a percentage lies between 0 and 100.
func Range(m schema.Metric) (floor, ceiling *float64) {
	floor, ceiling = m.Floor, m.Ceiling
	if m.Unit == "%" {
		zero, hundred := 0.0, 100.0
		if floor == nil {
			floor = &zero
		}
		if ceiling == nil {
			ceiling = &hundred
		}
	}
	return floor, ceiling
}

// Format writes a value with its unit, such as 1,250 ms or 99.9 %.
func Format(value float64, unit string) string {
	text := strconv.FormatFloat(value, 'f', -1, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	sign := strings.TrimRight(whole, "0123456789")
	whole = whole[len(sign):]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return strings.TrimSpace(sign + whole + " " + unit)
}

// KnownUnit tells whether a unit is one that people and dashboards write:
// times, sizes, rates, counts and shares, each also "per" something.
func KnownUnit(unit string) bool {
	first, per, rate := strings.Cut(unit, "/")
	if rate && !strings.Contains(" s sec second min minute h hour d day week month user request session ", " "+per+" ") {
		return false
	}
	return strings.Contains(knownUnits, " "+first+" ") && first != ""
}

const knownUnits = " ns us µs μs ms s min h d " +
	"B kB KB MB GB TB KiB MiB GiB TiB bit kbit Mbit Gbit " +
	"% ‰ ppm ratio count items users sessions requests req errors events messages jobs orders " +
	"ops IOPS rps qps packets connections cores load points € $ °C W "
