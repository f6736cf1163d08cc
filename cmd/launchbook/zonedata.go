package main

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"github.com/launchbook/launchbook/site"
)

// zoneFolders are where Go looks for the system's time zones, after ZONEINFO.
var zoneFolders = []string{"/usr/share/zoneinfo", "/usr/share/lib/zoneinfo", "/usr/lib/locale/TZ", "/etc/zoneinfo"}

// zoneData tells one release of the time zones from another: by the folders, by
// the files in which a release has its number, and by the zones of these names,
// as somebody may have changed just one. ZONEINFO names a folder or an archive.
func zoneData(zones ...string) string {
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
		for _, zone := range zones {
			if data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(zone))); err == nil {
				text += fmt.Sprintf(" %q %x", zone, sha256.Sum256(data))
			}
		}
	}
	return text
}

// zonesRead are the time zones that a run has used.
type zonesRead struct {
	Names []string
	Data  string // of zoneData
}

// usedZones are the zones that this process has used so far.
func usedZones() zonesRead {
	names := site.ZonesLookedUp()
	return zonesRead{names, zoneData(names...)}
}

// same tells whether the zones are as they were.
func (z zonesRead) same() bool { return zoneData(z.Names...) == z.Data }
