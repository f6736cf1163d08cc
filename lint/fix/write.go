package fix

import (
	"bytes"
	"fmt"
	"os"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/launchbook/launchbook/source/replace"
)

// Write writes the changed files below a site's root, each as a whole and with
// the mode that it has. A file that has changed on the disk since it was read
// is left alone, and is an error.
func Write(dir string, changes []Change) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, c := range changes {
		now, err := root.ReadFile(c.Path)
		if err != nil {
			return err
		}
		if !bytes.Equal(now, c.Before) {
			return fmt.Errorf("%s has changed since it was read; nothing of it was written, run the command again", c.Path)
		}
		if err := replace.In(root, c.Path, c.After); err != nil {
			return err
		}
	}
	return nil
}

// Diff is the changes as a unified diff that `patch -p1` and `git apply` read.
// The folder is put before each path.
func Diff(changes []Change, folder string) []byte {
	var b bytes.Buffer
	for _, c := range changes {
		b.Write(diff.Diff("a/"+folder+c.Path, c.Before, "b/"+folder+c.Path, c.After))
	}
	return b.Bytes()
}
