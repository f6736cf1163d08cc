//go:build !unix

package output

import (
	"errors"
	"os"
)

// createIn makes a new file in a folder.
func createIn(folder *openFolder, name string, data []byte) error {
	f, err := folder.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
