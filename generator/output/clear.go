package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
)

// clearDeadBuilds removes what killed builds left beside the output folder. The
// caller holds the lock, so no build of this folder is alive.
func clearDeadBuilds(at place) error {
	entries, err := fs.ReadDir(at.parent.FS(), ".")
	if err != nil {
		return explain(at.given, err)
	}
	for _, e := range entries {
		if !e.IsDir() || !strings.HasPrefix(e.Name(), stagePrefix(at.base)) {
			continue
		}
		if err := clearBuild(at, e.Name()); err != nil {
			return fmt.Errorf("`%s` is left from a build that died, and cannot be removed: %w",
				printable(path.Join(path.Dir(at.given), e.Name())), cause(err))
		}
	}
	return nil
}

// clearBuild removes a build folder. One without the marker is not launchbook's:
// it goes only if it is empty, which is how a build that died at once leaves it.
func clearBuild(at place, name string) error {
	if _, err := at.parent.Lstat(path.Join(name, markerName)); err != nil {
		_ = at.parent.Remove(name)
		return nil
	}
	if _, err := at.parent.Lstat(path.Join(name, swappingName)); err == nil {
		if err := clearSwapped(at, name); err != nil {
			return err
		}
	} else if err := at.parent.RemoveAll(path.Join(name, portalName)); err != nil {
		return err
	}
	return finish(at, name)
}

// clearSwapped removes the portals of a build folder whose swap may have
// happened.
func clearSwapped(at place, name string) error {
	if err := restore(at, name); err != nil {
		return err
	}
	return errors.Join(
		clearPortal(at, path.Join(name, portalName)),
		clearPortal(at, path.Join(name, lastName)),
	)
}

// finish removes the empty build folder, the marker last. A folder that still
// holds somebody's file stays.
func finish(at place, name string) error {
	for _, portal := range []string{portalName, lastName} {
		if _, err := at.parent.Lstat(path.Join(name, portal)); err == nil {
			return nil
		}
	}
	for _, file := range []string{swappingName, markerName, ""} {
		err := at.parent.Remove(path.Join(name, file))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// clearPortal removes a portal that is not shown: what its manifest lists, and
// other files only if the shown portal has them. A file that somebody put there
// during the build is moved to the shown portal.
func clearPortal(at place, dir string) error {
	old := &previous{owned: map[string]entry{}}
	data, err := at.parent.ReadFile(path.Join(dir, manifestName))
	switch {
	case err == nil:
		if old.owned, err = parseManifest(data); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err // without it, launchbook's own files would look like somebody's
	}
	var dirs, files []string
	err = fs.WalkDir(at.parent.FS(), dir, func(name string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		inside := strings.TrimPrefix(name, dir+"/")
		_, owned := old.owned[inside]
		switch {
		case d.IsDir():
			dirs = append(dirs, name)
			return nil
		case inside == manifestName:
			return nil // last, as it says what may be removed
		case owned || at.shows(inside, name):
			files = append(files, inside)
			return nil
		}
		return at.rescue(inside, name)
	})
	if err == nil && len(files) > 0 {
		err = removeFiles(at, dir, files)
	}
	if err != nil {
		return err
	}
	return removeEmpty(at, dir, dirs)
}

// removeFiles removes files of a folder.
func removeFiles(at place, dir string, files []string) error {
	root, err := at.parent.OpenRoot(dir)
	if err != nil {
		return err
	}
	inside := &folders{root: root}
	defer inside.close()
	return byFolder(files, func(name string) error {
		return inside.in(name, func(folder *os.Root, base string) error { return folder.Remove(base) })
	})
}

// removeEmpty removes folders, inner ones first, and the manifest once nothing
// else is left.
func removeEmpty(at place, dir string, dirs []string) error {
	for i := len(dirs) - 1; i > 0; i-- {
		_ = at.parent.Remove(dirs[i])
	}
	rest, err := fs.ReadDir(at.parent.FS(), dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || len(rest) > 1 || len(rest) == 1 && rest[0].Name() != manifestName {
		return err
	}
	if err := at.parent.Remove(path.Join(dir, manifestName)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return at.parent.Remove(dir)
}

// shows tells whether the shown portal has the same file: the same hard link, a
// link to the same target, or a copy.
func (p place) shows(inside, name string) bool {
	shown := path.Join(p.base, inside)
	a, err := p.parent.Lstat(shown)
	if err != nil {
		return false
	}
	b, err := p.parent.Lstat(name)
	switch {
	case err != nil || a.Mode().Type() != b.Mode().Type():
		return false
	case os.SameFile(a, b):
		return true
	case a.Mode()&fs.ModeSymlink != 0:
		to, err := p.parent.Readlink(shown)
		to2, err2 := p.parent.Readlink(name)
		return err == nil && err2 == nil && to == to2
	}
	data, err := p.parent.ReadFile(shown)
	data2, err2 := p.parent.ReadFile(name)
	return err == nil && err2 == nil && a.Mode().IsRegular() && string(data) == string(data2)
}

// rescue moves a file into the shown portal, unless that has another of the name.
func (p place) rescue(inside, name string) error {
	shown := path.Join(p.base, inside)
	if _, err := p.parent.Lstat(shown); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := p.parent.MkdirAll(path.Dir(shown), 0o755); err != nil {
		return err
	}
	return p.parent.Rename(name, shown)
}
