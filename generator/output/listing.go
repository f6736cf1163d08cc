package output

import (
	"crypto/sha256"
	"slices"
	"strings"
)

// ManifestName is the file in which a portal lists what launchbook wrote of it.
const ManifestName = manifestName

// File is one file of a built portal.
type File struct {
	Path string // relative to the portal, with slashes
	Size int64  // in bytes
	Sum  [sha256.Size]byte
}

// Listing reads a manifest, sorted by path. It fails on one that is damaged, of
// another format, or has a path that launchbook would not have written.
func Listing(manifest []byte) ([]File, error) {
	owned, err := parseManifest(manifest)
	if err != nil {
		return nil, err
	}
	files := make([]File, 0, len(owned))
	for _, e := range owned {
		files = append(files, File(e))
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files, nil
}

// EncodeListing writes a manifest of the files, one a line and sorted by path.
func EncodeListing(files []File) ([]byte, error) {
	entries := make([]entry, len(files))
	for i, f := range files {
		entries[i] = entry(f)
	}
	return encodeManifest(entries)
}
