package main

import (
	"os"
	"time"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source/stamp"
)

// rerun is a run on a site that may do what the last one of its kind did. Finding
// that out reads no more than it has to, and parses nothing.
type rerun struct {
	*remembered
	inputs *inputs // nil where they cannot be told
	read   func() (*inputs, error)
	// hashes are kept by the name of stamps.
	hashes *stamp.Cache
	stamps string
	begun  time.Time
}

// inputsOf reads what a run depends on: the documents only where an earlier run
// has left its result, as there is nothing to compare them with otherwise. The
// hashes of files are kept by the name of stamps: runs that ask for other files
// need another one, as those that were not asked for are dropped.
func (r *remembered) inputsOf(dir, stamps, result string, other rest, asked ...string) rerun {
	again := rerun{remembered: r, hashes: hashesIn(stamps), stamps: stamps, begun: time.Now()}
	again.read = func() (*inputs, error) { return r.readInputs(dir, again.hashes, other, asked...) }
	in, err := again.read()
	if err != nil {
		return again
	}
	if _, err := os.Stat(result); err == nil {
		if in.hash(again.hashes) != nil {
			return again
		}
		saveHashes(stamps, again.hashes)
	}
	in.forget()
	again.inputs = in
	return again
}

// same tells whether the last run had these inputs.
func (r *rerun) same(all stamp.Sum, outside map[string]bool, zones zonesRead) bool {
	return r.inputs != nil && r.inputs.sums != nil && all == r.inputs.all && sameOutside(outside) && zones.same()
}

// undisturbed tells whether the files that are there now are those that a site was
// loaded of, and everything else is as it was when the run began.
func (r *rerun) undisturbed(s *site.Site) bool {
	if r.inputs == nil {
		return false
	}
	now, err := r.read()
	if err != nil || now.around != r.inputs.around {
		return false
	}
	now.note(s, r.hashes, r.begun)
	if now.hash(r.hashes) != nil || !now.are(s) {
		return false
	}
	saveHashes(r.stamps, r.hashes)
	r.inputs = now
	return true
}

func sameOutside(files map[string]bool) bool {
	for name, there := range files {
		if _, err := os.Lstat(name); (err == nil) != there {
			return false
		}
	}
	return true
}
