package output

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
)

// previous is the portal that is there before the build.
type previous struct {
	root        *os.Root         // nil where there is no folder yet
	files       *folders         // of root
	mode        fs.FileMode      // of the folder
	complete    bool             // it has a manifest
	manifest    []byte           // as it is in the folder
	owned       map[string]entry // what the last build wrote
	onDisk      map[string]fs.FileMode
	foreign     []string // files and links that launchbook did not write, sorted
	foreignDirs []string
}

// readPrevious lists the output folder. A folder with files and without a
// manifest is someone else's and refused.
func readPrevious(at place) (*previous, error) {
	p := &previous{mode: 0o755, owned: map[string]entry{}, onDisk: map[string]fs.FileMode{}}
	root, err := at.parent.OpenRoot(at.base)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return nil, explain(at.given, err)
	}
	p.root, p.files = root, &folders{root: root}
	if err := p.list(at); err != nil {
		p.close()
		return nil, err
	}
	return p, nil
}

func (p *previous) list(at place) error {
	if info, err := p.root.Stat("."); err == nil {
		p.mode = info.Mode().Perm()
	}
	data, err := p.root.ReadFile(manifestName)
	switch {
	case err == nil:
		p.complete, p.manifest = true, data
		if p.owned, err = parseManifest(data); err != nil {
			return fmt.Errorf("`%s` is %w; delete the output folder if nothing in it is yours, or choose another", at.shown(manifestName), err)
		}
	case !errors.Is(err, fs.ErrNotExist):
		return explain(at.shown(manifestName), err)
	}
	if err := p.scan(at); err != nil {
		return err
	}
	if !p.complete && len(p.foreign) > 0 {
		return fmt.Errorf("`%s` holds files that launchbook did not write, such as `%s`; choose an empty or new folder, or delete the files if nobody needs them",
			at.given, printable(p.foreign[0]))
	}
	return nil
}

// scan sorts what is on the disk into what launchbook wrote and what it did not.
// Links are never followed.
func (p *previous) scan(at place) error {
	ours := p.ownedDirs()
	return fs.WalkDir(p.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return explain(at.shown(name), err)
		}
		_, owned := p.owned[name]
		switch {
		case name == "." || name == manifestName:
		case d.IsDir():
			if !ours[name] {
				p.foreignDirs = append(p.foreignDirs, name)
			}
		case owned:
			p.onDisk[name] = d.Type()
		case d.Type().IsRegular() || d.Type()&fs.ModeSymlink != 0:
			p.foreign = append(p.foreign, name)
		default:
			return fmt.Errorf("`%s` is neither a file, a folder nor a link; move it away", at.shown(name))
		}
		return nil
	})
}

// ownedDirs are the folders that the last build made for its files.
func (p *previous) ownedDirs() map[string]bool {
	dirs := map[string]bool{}
	for name := range p.owned {
		for dir := path.Dir(name); dir != "." && !dirs[dir]; dir = path.Dir(dir) {
			dirs[dir] = true
		}
	}
	return dirs
}

// holds tells whether the file on the disk has exactly these bytes. The manifest
// is asked first, as it answers without reading the file.
func (p *previous) holds(e entry, data []byte) bool {
	mode, there := p.onDisk[e.Path]
	if !there || !mode.IsRegular() || p.owned[e.Path] != e {
		return false
	}
	old, err := p.files.readFile(e.Path)
	return err == nil && bytes.Equal(old, data)
}

// read is the file on the disk where it has the hash that the last build wrote
// it with, and the caller expects.
func (p *previous) read(path string, sum [sha256.Size]byte) ([]byte, entry, bool) {
	e, owned := p.owned[path]
	mode, there := p.onDisk[path]
	if !owned || !there || !mode.IsRegular() || e.Sum != sum {
		return nil, e, false
	}
	data, err := p.files.readFile(path)
	return data, e, err == nil && sha256.Sum256(data) == sum
}

// missingFrom are the files of the last build that this one did not write.
func (p *previous) missingFrom(n *names) []string {
	var gone []string
	for name := range p.onDisk {
		if !n.has(name) {
			gone = append(gone, name)
		}
	}
	slices.Sort(gone)
	return gone
}

func (p *previous) close() {
	if p.root != nil {
		p.files.close()
		p.root = nil
	}
}
