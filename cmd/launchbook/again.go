package main

import (
	"context"
	"crypto/sha256"
	"iter"
	"path/filepath"
	"sync/atomic"

	"github.com/launchbook/launchbook/generator/output"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/history"
	"github.com/launchbook/launchbook/source/pool"
	"github.com/launchbook/launchbook/source/stamp"
)

// again is a build that may make what the last one made.
type again struct {
	rerun
	job  *buildJob
	name string // of the file that describes the last build
}

// built is what a build left that found no errors.
type built struct {
	Inputs stamp.Sum
	// History is what git said of the documents when the portal was made.
	History string
	// Outside are files beside the content that links lead to.
	Outside map[string]bool
	Zones   zonesRead
	// Notices are what was said of the portal.
	Notices []string
	Files   []output.File
}

func (j *buildJob) again() *again {
	r := remember(j.dir)
	name := j.name(r)
	return &again{r.inputsOf(j.dir, r.file("stamps"), name, building, "build", j.now.String(), j.judged.String()), j, name}
}

// name is where the last build with these flags is described.
func (j *buildJob) name(r *remembered) string {
	out, err := filepath.Abs(j.out)
	if err != nil || j.out == "" {
		out = j.out
	}
	return r.file("built", out, j.base, j.reader)
}

// nothingToDo is the last build, where the portal that it made is the one that
// a build would make now.
func (a *again) nothingToDo(ctx context.Context) (last built, ok bool) {
	if !recall(a.name, &last) || !a.same(last.Inputs, last.Outside, last.Zones) {
		return last, false
	}
	if a.inputs.site.Repository != "" && last.History != historyOf(history.Read(ctx, a.inputs.listed())) {
		return last, false
	}
	target, err := filepath.Abs(a.target())
	if err != nil || output.Check(target, sources(a.inputs.site)) != nil || !output.Idle(target) {
		return last, false
	}
	name := a.file("portal-stamps", a.name)
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
	if !a.undisturbed(s) {
		return
	}
	files, err := output.Listing(manifest)
	if err != nil {
		return
	}
	last := built{Inputs: a.inputs.all, Outside: s.LookedUp(), Zones: usedZones(), Notices: notices, History: past, Files: files}
	last.Files = append(last.Files, output.File{Path: output.ManifestName, Size: int64(len(manifest)), Sum: sha256.Sum256(manifest)})
	keep(a.name, last)
}
