package site

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/launchbook/launchbook/source/nearest"
)

// zones are those that have been looked up: time.LoadLocation reads a file each
// time, and a rotation is asked for its zone for every hour of a launch.
var zones sync.Map // string to *time.Location

// noZones are names that no zone has: looking for one asks for a file in five
// folders.
var noZones sync.Map // string to error

// zoneNames are the zones of IANA that are named after a place.
//
//go:embed zones.txt
var zoneNames string

// ZoneNames lists the zones of IANA that are named after a place.
func ZoneNames() []string { return strings.Fields(zoneNames) }

// ZoneBytes is about how long all those names are together.
const ZoneBytes = 8_000

// LoadZone finds an IANA zone. "Local" is refused, as it would make the result
// depend on the machine.
func LoadZone(name string) (*time.Location, error) {
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("%q is not an IANA zone", name)
	}
	if zone, ok := zones.Load(name); ok {
		return zone.(*time.Location), nil
	}
	if err, ok := noZones.Load(name); ok {
		return nil, err.(error)
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		noZones.Store(name, err)
		return nil, err
	}
	zones.Store(name, zone)
	return zone, nil
}

// ZonesLookedUp are the names of the zones that the process has found so far, sorted.
func ZonesLookedUp() []string {
	var names []string
	zones.Range(func(name, _ any) bool {
		names = append(names, name.(string))
		return true
	})
	slices.Sort(names)
	return names
}

// NearestZone is the zone that a name was most likely meant to be, by its
// spelling or its city, UTC, or "". Abbreviations such as CEST have none: the one
// that looks most alike is another zone.
func NearestZone(name string) string {
	names := ZoneNames()
	if strings.Contains(name, "/") {
		return nearest.Of(name, names)
	}
	city := "/" + strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), " ", "_"))
	for _, zone := range names {
		if strings.HasSuffix(strings.ToLower(zone), city) {
			return zone
		}
	}
	return nearest.Of(name, []string{"UTC"})
}

// ZoneOf is the zone of that name, or the site's for an empty or unknown one.
func (s *Site) ZoneOf(name string) *time.Location {
	if zone, err := LoadZone(name); err == nil {
		return zone
	}
	return s.Zone
}
