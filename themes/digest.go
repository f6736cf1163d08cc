package themes

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path"
)

// Digest is a hash of the site's own theme; what is built in changes with the
// program only. Links are followed where Read and List follow them. It fails where
// a file cannot be read.
func (t *Theme) Digest() ([sha256.Size]byte, error) {
	d := digest{Hash: sha256.New(), theme: t.own}
	var err error
	if t.own != nil {
		err = d.entry(".")
	}
	return [sha256.Size]byte(d.Sum(nil)), err
}

// digest hashes what lies below a theme's folder.
type digest struct {
	hash.Hash
	theme   fs.FS
	folders []folder
}

// folder is one that was hashed, with the name that it was first seen under.
type folder struct {
	name string
	info fs.FileInfo
}

func (d *digest) note(kind, name string, n int) {
	fmt.Fprintf(d, "%s %d %s %d ", kind, len(name), name, n)
}

func (d *digest) entry(name string) error {
	info, err := fs.Stat(d.theme, name)
	if err == nil && info.IsDir() {
		return d.dir(name, info)
	}
	if err != nil || !info.Mode().IsRegular() { // such as a link that leads nowhere: no build can read it
		d.note("nothing", name, 0)
		return nil
	}
	data, err := fs.ReadFile(d.theme, name)
	if err != nil {
		return err
	}
	d.note("file", name, len(data))
	d.Write(data)
	return nil
}

// dir hashes a folder. One that links lead to again is not walked again, so that
// a link to a folder above ends: it has what it has under its first name.
func (d *digest) dir(name string, info fs.FileInfo) error {
	for _, known := range d.folders {
		if os.SameFile(known.info, info) {
			d.note("again", name, len(known.name))
			d.Write([]byte(known.name))
			return nil
		}
	}
	d.folders = append(d.folders, folder{name, info})
	entries, err := fs.ReadDir(d.theme, name)
	if err != nil {
		return err
	}
	d.note("folder", name, len(entries))
	for _, e := range entries {
		if err := d.entry(path.Join(name, e.Name())); err != nil {
			return err
		}
	}
	return nil
}
