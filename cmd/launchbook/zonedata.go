package main

import (
	"fmt"
	"os"
	"path/filepath"
)

// zoneFolders are where Go looks for the system's time zones, after ZONEINFO.
var zoneFolders = []string{"/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo"}

// zoneData tells one release of the time zones from another: by the folders, and
// by the files in which a release has its number. ZONEINFO names a folder or an
// archive.
func zoneData() string {
	own := os.Getenv("ZONEINFO")
	text := fmt.Sprintf("zones of %q", own)
	for _, folder := range append([]string{own}, zoneFolders...) {
		if folder == "" {
			continue
		}
		for _, name := range []string{"tzdata.zi", "+VERSION", ""} {
			if info, err := os.Stat(filepath.Join(folder, name)); err == nil {
				text += fmt.Sprintf(" %q %d %d", name, info.Size(), info.ModTime().UnixNano())
			}
		}
	}
	return text
}
