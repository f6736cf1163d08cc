package alerts

import (
	"regexp"
	"strconv"
	"time"
)

// durationPattern is how Prometheus writes a duration: the largest unit first,
// each at most once.
var durationPattern = regexp.MustCompile(`^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$`)

// durationUnits are the units of durationPattern. For Prometheus a day has 24
// hours and a year 365 days.
var durationUnits = [...]time.Duration{365 * day, 7 * day, day, time.Hour, time.Minute, time.Second, time.Millisecond}

const day = 24 * time.Hour

// maxCount bounds each number, which keeps the sum from overflowing.
const maxCount = 200

// parseDuration reads a duration of Prometheus such as 5m or 1h30m; 0 needs no
// unit.
func parseDuration(text string) (time.Duration, bool) {
	if text == "0" {
		return 0, true
	}
	m := durationPattern.FindStringSubmatch(text)
	if m == nil || text == "" {
		return 0, false
	}
	var sum time.Duration
	for i, unit := range durationUnits {
		if m[i+1] == "" {
			continue
		}
		n, err := strconv.Atoi(m[i+1])
		if err != nil || time.Duration(n) > maxCount*365*day/unit {
			return 0, false
		}
		sum += time.Duration(n) * unit
	}
	return sum, sum >= 0
}
