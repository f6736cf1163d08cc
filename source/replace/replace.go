// Package replace writes a file as a whole: whoever reads it sees the old text
// or the new one, and after a crash one of the two is there.
package replace

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// File writes a file anywhere. A link is followed, so that it stays one.
func File(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	root, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer root.Close()
	return In(root, filepath.Base(name), data)
}

// In writes a file below a root, and nowhere else. A file that exists keeps its
// mode; what is no regular file is refused.
func In(root *os.Root, name string, data []byte) error {
	mode := fs.FileMode(0o644)
	switch info, err := root.Stat(name); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return writeThrough(root, name, info, data)
	default:
		mode = info.Mode().Perm()
	}
	sweep(root, name)
	const tries = 3 // another process may sweep the new text before it has its name
	var err error
	for range tries {
		if err = swapIn(root, name, data, mode); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return err
}

func swapIn(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	temporary := fmt.Sprintf("%s%08x", newPrefix(name), rand.Uint32())
	err := write(root, temporary, data, mode)
	if err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(err, ignoreMissing(root.Remove(temporary)))
	}
	return nil
}

// newPrefix is how the path of a file's next text begins until it is whole. It
// is hidden, so that nothing takes it for content.
func newPrefix(name string) string {
	dir, base := filepath.Split(name)
	return dir + "." + base + ".launchbook-"
}

// sweep removes the next texts of a file that killed processes have left.
func sweep(root *os.Root, name string) {
	prefix := filepath.ToSlash(newPrefix(name))
	entries, err := fs.ReadDir(root.FS(), path.Dir(prefix))
	if err != nil {
		return
	}
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), path.Base(prefix))
		if _, err := strconv.ParseUint(rest, 16, 32); ours && err == nil && len(rest) == 8 && e.Type().IsRegular() {
			_ = root.Remove(filepath.Join(filepath.Dir(name), e.Name()))
		}
	}
}

func write(root *os.Root, name string, data []byte, mode fs.FileMode) error {
	f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	// The mode of a new file is cut by the umask; that of an old one is kept.
	return errors.Join(err, f.Chmod(mode), f.Close())
}

// writeThrough writes to a pipe or a device such as /dev/stdout, which cannot
// be replaced.
func writeThrough(root *os.Root, name string, info fs.FileInfo, data []byte) error {
	if info.IsDir() {
		return fmt.Errorf("%s is a folder", name)
	}
	f, err := root.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
