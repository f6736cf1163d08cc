package publish

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"

	"github.com/launchbook/launchbook/generator/output"
)

// refuseLinks fails where a path of a folder, or a folder on the way to it, is a
// symbolic link: writing there would write where it leads to.
func (s *Store) refuseLinks(lists ...[]output.File) error {
	if s.folder == "" {
		return nil
	}
	seen := map[string]bool{".": true}
	for _, files := range append(lists, []output.File{{Path: output.ManifestName}}) {
		for _, f := range files {
			for at := f.Path; !seen[at]; at = path.Dir(at) {
				seen[at] = true
				info, err := os.Lstat(filepath.Join(s.folder, filepath.FromSlash(at)))
				if err == nil && info.Mode()&fs.ModeSymlink != 0 {
					return fmt.Errorf("`%s` in `%s` is a symbolic link, and publishing writes nowhere but into the folder; remove the link, or publish to another folder", at, s.folder)
				}
			}
		}
	}
	return nil
}

// tornName is how the driver of folders names a file while it writes it.
var tornName = regexp.MustCompile(`^(.+)\.[0-9a-f]{16}\.tmp$`)

// torn adds the files that a killed run left half written to what launchbook owns.
func (s *Store) torn(local []output.File, objects map[string]object, owned map[string]output.File) {
	if s.folder == "" {
		return
	}
	ours := map[string]bool{output.ManifestName: true}
	for _, f := range local {
		ours[f.Path] = true
	}
	for name := range objects {
		if m := tornName.FindStringSubmatch(name); m != nil && (ours[m[1]] || owned[m[1]].Path != "") {
			owned[name] = output.File{Path: name}
		}
	}
}
