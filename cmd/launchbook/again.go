package main

import (
	"context"
	"crypto/sha256"
	"iter"
	"os"
	"path/filepath"
	"sync/atomic"

	"github.com/launchbook/launchbook/generator/output"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/source/pool"
	"github.com/launchbook/launchbook/source/stamp"
)

// again finds out whether a build would do what the last one did. It reads no
// more than it has to, and parses nothing.
type again struct {
	*remembered
	job    *buildJob
	hashes *stamp.Cache
	inputs *inputs // nil where they cannot be told

}

// built is what a build left that found no errors.
type built struct {
	Inputs stamp.Sum
	// History is what git said of the documents when the portal was made.
	History string
	// Outside are files beside the content that links lead to.
	Outside map[string]bool
	// Notices are what was said of the portal.
	Notices []string
	Target  string
	Files   []output.File
}

func (j *buildJob) again(ctx context.Context) *again {
	a := &again{remembered: remember(j.dir), job: j}
	a.hashes = hashesIn(a.file("stamps"))
	in, err := a.read()
	if err != nil {
		return a
	}
	a.inputs = in
	saveHashes(a.file("stamps"), a.hashes)
	return a
}

func (a *again) read() (*inputs, error) {
	return a.readInputs(a.job.dir, a.hashes, "build", a.job.now.String(), a.job.judged.String())
}

// name is where the last build with these flags is described.
func (a *again) name() string {
	out, err := filepath.Abs(a.job.out)
	if err != nil || a.job.out == "" {
		out = a.job.out
	}
	return a.file("built", out, a.job.base, a.job.reader)
}

// nothingToDo is the last build, where the portal that it made is the one that
// a build would make now.
func (a *again) nothingToDo() (last built, ok bool) {
	if a.inputs == nil || !recall(a.name(), &last) || last.Inputs != a.inputs.all || !sameOutside(last.Outside) {
		return last, false
	}
	if a.inputs.site.Repository != "" && last.History != historyOf(history.Read(context.Background(), a.inputs.site)) {
		return last, false
	}
	if output.Check(last.Target, sources(a.inputs.site)) != nil || !output.Idle(last.Target) {
		return last, false
	}
	name := a.file("portal-stamps", a.name())
	hashes := hashesIn(name)
	if !samePortal(last.Target, last.Files, hashes) {
		return last, false
	}
	saveHashes(name, hashes)
	return last, true
}

func sameOutside(files map[string]bool) bool {
	for name, there := range files {
		if _, err := os.Lstat(name); (err == nil) != there {
			return false
		}
	}
	return true
}

// samePortal tells whether a folder has the files of a portal, byte for byte.
func samePortal(dir string, files []output.File, hashes *stamp.Cache) bool {
	var different atomic.Bool
	pool.Share(len(files), func(indexes iter.Seq[int]) {
		for i := range indexes {
			sum, err := hashes.Sum(filepath.Join(dir, filepath.FromSlash(files[i].Path)))
			if err != nil || sum != files[i].Sum {
				different.Store(true)
			}
			if different.Load() {
				return
			}
		}
	})
	return !different.Load()
}

// save describes a build of a site, unless something was changed meanwhile. The
// history is the one that the portal was made with: by now there may be another
// commit, and the next build has to see it.
func (a *again) save(s *site.Site, past, target string, notices []string) {
	if a.inputs == nil || !a.inputs.are(s) {
		return
	}
	now, err := a.read()
	if err != nil || now.all != a.inputs.all {
		return
	}
	last := built{Inputs: now.all, Outside: s.LookedUp(), Target: target, Notices: notices, History: past}
	manifest := filepath.Join(target, output.ManifestName)
	data, err := os.ReadFile(manifest)
	if err != nil {
		return
	}
	if last.Files, err = output.Listing(data); err != nil {
		return
	}
	last.Files = append(last.Files, output.File{Path: output.ManifestName, Size: int64(len(data)), Sum: sha256.Sum256(data)})
	keep(a.name(), last)
}
