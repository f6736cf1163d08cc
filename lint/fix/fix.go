// Package fix applies the changes that findings suggest. Bytes outside of the
// changed spans stay as they are; changes that overlap wait for the next round,
// in which the site is linted again.
package fix

import (
	"bytes"
	"maps"
	"slices"
	"sort"

	"github.com/launchbook/launchbook/source"
)

// maxRounds bounds how often a site is linted again. A change that brings up
// another one every time would never end.
const maxRounds = 10

// Options say what to change.
type Options struct {
	// Unsafe also takes changes that are likely right but may not be what the
	// writer meant.
	Unsafe bool
	// May tells whether a file, by its path from the site's root, may be
	// changed; nil allows all.
	May func(path string) bool
}

// Change is one file before and after.
type Change struct {
	Path          string
	Before, After []byte
}

// Result is what changing has come to.
type Result struct {
	// Changes are the files that differ, by path.
	Changes []Change
	// Applied is the number of findings whose change was made.
	Applied int
	// Diagnostics are what is found afterwards.
	Diagnostics []source.Diagnostic
}

// Run lints and changes in memory until there is nothing more to change. The
// lint function looks at the site with the given files in place of those on the
// disk.
func Run(lint func(files map[string][]byte) ([]source.Diagnostic, error), o Options) (Result, error) {
	var result Result
	files, before := map[string][]byte{}, map[string][]byte{}
	for round := 0; ; round++ {
		found, err := lint(files)
		if err != nil {
			return Result{}, err
		}
		result.Diagnostics = found
		edits, applied := choose(found, o)
		if applied == 0 || round == maxRounds {
			break
		}
		result.Applied += applied
		for file, list := range edits {
			after, err := source.Apply(file.Data(), list)
			if err != nil {
				return Result{}, err
			}
			if _, ok := before[file.Path]; !ok {
				before[file.Path] = file.Data()
			}
			files[file.Path] = after
		}
	}
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if !bytes.Equal(before[path], files[path]) {
			result.Changes = append(result.Changes, Change{path, before[path], files[path]})
		}
	}
	return result, nil
}

// choose takes the first usable fix of each finding, unless it overlaps one
// that was taken before. A fix is made as a whole or not at all.
func choose(found []source.Diagnostic, o Options) (edits map[*source.File][]source.Edit, applied int) {
	edits = map[*source.File][]source.Edit{}
	for _, d := range found {
		i := slices.IndexFunc(d.Fixes, func(f source.Fix) bool { return o.usable(f) })
		if i < 0 || slices.ContainsFunc(d.Fixes[i].Edits, func(e source.Edit) bool { return taken(edits, e) }) {
			continue
		}
		for _, e := range d.Fixes[i].Edits {
			list := edits[e.File]
			at := sort.Search(len(list), func(i int) bool { return list[i].Span.Start > e.Span.Start })
			edits[e.File] = slices.Insert(list, at, e)
		}
		applied++
	}
	return edits, applied
}

func (o Options) usable(f source.Fix) bool {
	if !f.Safe && !o.Unsafe || len(f.Edits) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.Edits, func(e source.Edit) bool {
		return e.File == nil || o.May != nil && !o.May(e.File.Path) || e.File.Text(e.Span) == e.Text
	})
}

// taken tells whether an edit overlaps one of those, which are in order and do not overlap
// each other.
func taken(edits map[*source.File][]source.Edit, e source.Edit) bool {
	list := edits[e.File]
	near := sort.Search(len(list), func(i int) bool { return list[i].Span.End >= e.Span.Start })
	for ; near < len(list) && list[near].Span.Start <= e.Span.End; near++ {
		if list[near].Span.Overlaps(e.Span) {
			return true
		}
	}
	return false
}
