package output

import (
	"path"
	"slices"
)

// Result says what a build did to the output folder. All lists are sorted.
type Result struct {
	Written   []string // new or changed
	Unchanged []string // kept as they were on the disk
	Deleted   []string // written by the last build, no longer part of the portal
	Foreign   []string // not written by launchbook, and kept
	Swapped   bool     // false where nothing changed
	// Manifest lists what the portal has, as Listing reads it: the bytes that are
	// in the folder when the build ends.
	Manifest []byte
}

// Commit puts the new portal in the place of the old one and ends the build.
// On an error the old portal stays.
func (w *Writer) Commit() (Result, error) {
	defer w.Abort()
	w.mu.Lock()
	done, err := w.done, w.err
	w.mu.Unlock()
	if done {
		return Result{}, errDone
	}
	if err != nil {
		return Result{}, err
	}
	result := w.result()
	if w.last.complete && len(result.Written)+len(result.Deleted) == 0 {
		result.Manifest = w.last.manifest
		return result, nil
	}
	if result.Manifest, err = encodeManifest(slices.Concat(w.written, w.unchanged)); err != nil {
		return Result{}, explain(w.at.shown(manifestName), err)
	}
	if err := w.complete(result); err != nil {
		return Result{}, err
	}
	result.Swapped = true
	return result, nil
}

func (w *Writer) result() Result {
	return Result{
		Written:   sortedPaths(w.written),
		Unchanged: sortedPaths(w.unchanged),
		Deleted:   w.last.missingFrom(w.names),
		Foreign:   w.last.foreign,
	}
}

func sortedPaths(entries []entry) []string {
	paths := make([]string, len(entries))
	for i, e := range entries {
		paths[i] = e.Path
	}
	slices.Sort(paths)
	return paths
}

// complete fills the stage with what did not change and swaps it in.
func (w *Writer) complete(result Result) error {
	stage, err := w.staged()
	if err != nil {
		return err
	}
	for _, dir := range w.last.foreignDirs {
		if err := stage.mkdir(dir); err != nil {
			return explain(w.at.shown(dir), err)
		}
	}
	if err := stage.carry(slices.Concat(result.Unchanged, result.Foreign), w.last); err != nil {
		return err
	}
	if err := stage.writeManifest(result.Manifest); err != nil {
		return explain(w.at.shown(manifestName), err)
	}
	w.last.close()
	if err := stage.seal(); err != nil {
		return explain(w.at.shown(""), err)
	}
	if err := w.swap(w.at, path.Join(stage.name, portalName), path.Join(stage.name, lastName)); err != nil {
		return explainSwap(w.at.shown(""), err)
	}
	return nil
}
