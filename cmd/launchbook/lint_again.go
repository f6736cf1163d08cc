package main

import (
	"os"
	"path/filepath"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/stamp"
)

// linted is what linting a whole site found. Nothing of it is used unless
// everything that it depends on is the same, the minute included.
type linted struct {
	Inputs  stamp.Sum
	Outside map[string]bool
	Zones   zonesRead
	Result  lint.Result
	// Empty are the files of which nothing was read, such as those that are too
	// large.
	Empty map[string]bool
}

// maxLinted is how many findings are kept; a site with more is read again.
const maxLinted = 5000

// lintAgain is a lint run that may be the same as the last one.
type lintAgain struct {
	rerun
	dir string
}

func (j *lintJob) again() *lintAgain {
	r := remember(j.dir)
	return &lintAgain{r.inputsOf(j.dir, r.file("stamps", "lint"), r.file("linted"), linting, "lint", j.now.String()), j.dir}
}

// result is what linting would find, with a site that has no more than paths.
func (a *lintAgain) result() (lintedSite, bool) {
	var last linted
	if !recall(a.file("linted"), &last) || !a.same(last.Inputs, last.Outside, last.Zones) {
		return lintedSite{}, false
	}
	files := map[string]*source.File{}
	var failed error
	withFiles(last.Result.Diagnostics, func(f *source.File) *source.File {
		if known, ok := files[f.Path]; ok {
			return known
		}
		var data []byte
		if !last.Empty[f.Path] {
			var err error
			if data, err = os.ReadFile(filepath.Join(a.dir, filepath.FromSlash(f.Path))); err != nil {
				failed = err
			}
		}
		files[f.Path] = source.NewFile(f.Path, data)
		return files[f.Path]
	})
	return lintedSite{site: a.inputs.listed(), result: last.Result}, failed == nil
}

// save keeps what linting a site found, unless something was changed meanwhile.
func (a *lintAgain) save(s *site.Site, result lint.Result) {
	if len(result.Diagnostics) > maxLinted || !a.undisturbed(s) {
		return
	}
	last := linted{Inputs: a.inputs.all, Outside: s.LookedUp(), Zones: usedZones(), Result: result, Empty: map[string]bool{}}
	last.Result.Diagnostics = copied(result.Diagnostics)
	withFiles(last.Result.Diagnostics, func(f *source.File) *source.File {
		if len(f.Data()) == 0 {
			last.Empty[f.Path] = true
		}
		return source.NewFile(f.Path, nil)
	})
	keep(a.file("linted"), last)
}

// copied are findings whose files can be changed.
func copied(list []source.Diagnostic) []source.Diagnostic {
	list = append([]source.Diagnostic(nil), list...)
	for i := range list {
		d := &list[i]
		d.Related = append([]source.Related(nil), d.Related...)
		d.Fixes = append([]source.Fix(nil), d.Fixes...)
		for j := range d.Fixes {
			d.Fixes[j].Edits = append([]source.Edit(nil), d.Fixes[j].Edits...)
		}
	}
	return list
}

// withFiles puts other files for those that findings name.
func withFiles(list []source.Diagnostic, other func(*source.File) *source.File) {
	set := func(f **source.File) {
		if *f != nil {
			*f = other(*f)
		}
	}
	for i := range list {
		d := &list[i]
		set(&d.File)
		for j := range d.Related {
			set(&d.Related[j].File)
		}
		for _, fix := range d.Fixes {
			for j := range fix.Edits {
				set(&fix.Edits[j].File)
			}
		}
	}
}
