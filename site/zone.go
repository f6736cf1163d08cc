package site

import (
	"fmt"
	"sync"
	"time"
)

// LoadZone finds an IANA zone. "Local" is refused, as it would make the result
// depend on the machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("%q is not an IANA zone", name)
	}
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	zone, err := time.LoadLocation(name)
	if err == nil {
		zones.Store(name, zone)
	}
	return zone, err
}

// zones are those that were found before: finding one reads and parses a file.
// Names of zones are few, so that they need no limit.
var zones sync.Map

// ZoneOf is the zone of that name, or the site's for an empty or unknown one.
func (s *Site) ZoneOf(name string) *time.Location {
	if zone, err := LoadZone(name); err == nil {
		return zone
	}
	return s.Zone
}
