package site

import (
	"fmt"
	"sync"
	"time"
)

// zones are those that have been looked up: time.LoadLocation reads a file each
// time, and a rotation is asked for its zone for every hour of a launch.
var zones sync.Map // string to *time.Location

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
	if err != nil {
		return nil, err
	}
	zones.Store(name, zone)
	return zone, nil
}

// ZoneOf is the zone of that name, or the site's for an empty or unknown one.
func (s *Site) ZoneOf(name string) *time.Location {
	if zone, err := LoadZone(name); err == nil {
		return zone
	}
	return s.Zone
}
