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
	return a.readInputs(a.job.dir, a.hashes, building, "build", a.job.now.String(), a.job.judged.String())
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
	target, err := filepath.Abs(a.target())
	if err != nil || output.Check(target, sources(a.inputs.site)) != nil || !output.Idle(target) {
		return last, false
	}
	name := a.file("portal-stamps", a.name())
	hashes := hashesIn(name)
	if !samePortal(target, last.Files, hashes) {
		return last, false
	}
	saveHashes(name, hashes)
	return last, true
}

// target is the folder to build into, as the flags of this run name it: another
// run may have named the same one from another working folder.
func (a *again) target() string { return a.job.target(a.inputs.site) }

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
// history is the one that the portal was made with, and the manifest the one that
// was written with it: by now there may be another commit, or another portal in
// the folder, and the next build has to see that.
func (a *again) save(s *site.Site, past string, manifest []byte, notices []string) {
	if a.inputs == nil || !a.inputs.are(s) {
		return
	}
	now, err := a.read()
	if err != nil || now.all != a.inputs.all {
		return
	}
	last := built{Inputs: now.all, Outside: s.LookedUp(), Notices: notices, History: past}
	if last.Files, err = output.Listing(manifest); err != nil {
		return
	}
	last.Files = append(last.Files, output.File{Path: output.ManifestName, Size: int64(len(manifest)), Sum: sha256.Sum256(manifest)})
	keep(a.name(), last)
}
