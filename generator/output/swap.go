package output

import (
	"errors"
	"io/fs"
	"path"
)

// swapFunc puts the folder next in the place of the output folder. The last
// portal then lies at next or at last. All names are relative to the parent.
type swapFunc func(at place, next, last string) error

func swapFolders(at place, next, last string) error {
	switch _, err := at.parent.Lstat(at.base); {
	case errors.Is(err, fs.ErrNotExist):
		return at.parent.Rename(next, at.base)
	case err != nil:
		return err
	}
	err := exchange(at, next)
	if errors.Is(err, errors.ErrUnsupported) {
		return renameTwice(at, next, last)
	}
	return err
}

// renameTwice is for systems that cannot exchange two folders. For a moment
// there is no output folder; a build that dies then is undone by the next one.
func renameTwice(at place, next, last string) error {
	err := at.parent.Rename(at.base, last)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := at.parent.Rename(next, at.base); err != nil {
		return errors.Join(err, restore(at, path.Dir(last)))
	}
	return nil
}

// restore brings the last portal back from a build folder in which the swap
// stopped half way.
func restore(at place, build string) error {
	if _, err := at.parent.Lstat(at.base); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	err := at.parent.Rename(path.Join(build, lastName), at.base)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
