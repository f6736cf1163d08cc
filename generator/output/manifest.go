package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// manifestName is the file in which launchbook lists what it wrote.
const manifestName = ".launchbook-manifest.json"

const manifestFormat = 1

// entry is one written file.
type entry struct {
	Path string
	Size int64
	Sum  [sha256.Size]byte
}

// manifest is what its file holds: nothing that differs between two builds of
// the same site.
type manifest struct {
	Format int            `json:"launchbook_manifest"`
	Files  []manifestFile `json:"files"`
}

type manifestFile struct {
	Path string `json:"path"`
	Size int64  `json:"size"`
	Sum  string `json:"sha256"`
}

// typicalLine is how many bytes a file takes in the manifest.
const typicalLine = 160

// encodeManifest writes one file a line, by path, so that two manifests can be
// compared.
func encodeManifest(entries []entry) ([]byte, error) {
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.Path, b.Path) })
	var out bytes.Buffer
	out.Grow(len(entries) * typicalLine)
	fmt.Fprintf(&out, "{\"launchbook_manifest\": %d, \"files\": [", manifestFormat)
	for i, e := range entries {
		line, err := json.Marshal(manifestFile{e.Path, e.Size, hex.EncodeToString(e.Sum[:])})
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	out.WriteString("\n]}\n")
	return out.Bytes(), nil
}

// parseManifest reads the entries by path. A manifest with a path that
// launchbook would not have written is not one of its own.
func parseManifest(data []byte) (map[string]entry, error) {
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		return nil, fmt.Errorf("damaged: %w", err)
	}
	if m.Format != manifestFormat {
		return nil, fmt.Errorf("of format %d, and this launchbook knows only format %d", m.Format, manifestFormat)
	}
	owned := make(map[string]entry, len(m.Files))
	for _, f := range m.Files {
		sum, err := hex.DecodeString(f.Sum)
		if err != nil || len(sum) != sha256.Size {
			return nil, fmt.Errorf("damaged: `%s` has no checksum", printable(f.Path))
		}
		if err := checkPath(f.Path); err != nil {
			return nil, fmt.Errorf("damaged: %w", err)
		}
		owned[f.Path] = entry{f.Path, f.Size, [sha256.Size]byte(sum)}
	}
	return owned, nil
}
