package site

import (
	"fmt"
	"time"
)

// LoadZone finds an IANA zone. "Local" is refused, as it would make the result
// depend on the machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("%q is not an IANA zone", name)
	}
	return time.LoadLocation(name)
}

// ZoneOf is the zone of that name, or the site's for an empty or unknown one.
func (s *Site) ZoneOf(name string) *time.Location {
	if zone, err := LoadZone(name); err == nil {
		return zone
	}
	return s.Zone
}
