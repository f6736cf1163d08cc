package main

import (
	"os"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/stamp"
)

// rerun is a run on a site that may do what the last one of its kind did. Finding
// that out reads no more than it has to, and parses nothing.
type rerun struct {
	*remembered
	inputs *inputs // nil where they cannot be told
	read   func() (*inputs, error)
}

// inputsOf reads what a run depends on. The hashes of files are kept by the name
// of stamps: runs that ask for other files need another one, as those that were
// not asked for are dropped.
func (r *remembered) inputsOf(dir, stamps string, other rest, asked ...string) rerun {
	hashes := hashesIn(stamps)
	again := rerun{remembered: r, read: func() (*inputs, error) { return r.readInputs(dir, hashes, other, asked...) }}
	in, err := again.read()
	if err != nil {
		return again
	}
	again.inputs = in
	saveHashes(stamps, hashes)
	return again
}

// same tells whether the last run had these inputs.
func (r *rerun) same(all stamp.Sum, outside map[string]bool, zones zonesRead) bool {
	return r.inputs != nil && all == r.inputs.all && sameOutside(outside) && zones.same()
}

// undisturbed tells whether a site that was loaded is made of the inputs, and they
// are still the same.
func (r *rerun) undisturbed(s *site.Site) bool {
	if r.inputs == nil || !r.inputs.are(s) {
		return false
	}
	now, err := r.read()
	return err == nil && now.all == r.inputs.all
}

func sameOutside(files map[string]bool) bool {
	for name, there := range files {
		if _, err := os.Lstat(name); (err == nil) != there {
			return false
		}
	}
	return true
}
