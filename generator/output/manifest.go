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

func newManifest(entries []entry) manifest {
	m := manifest{Format: manifestFormat, Files: make([]manifestFile, len(entries))}
	for i, e := range entries {
		m.Files[i] = manifestFile{e.Path, e.Size, hex.EncodeToString(e.Sum[:])}
	}
	slices.SortFunc(m.Files, func(a, b manifestFile) int { return strings.Compare(a.Path, b.Path) })
	return m
}

// typicalLine is how many bytes a file takes in the manifest.
const typicalLine = 160

// encode writes one file a line, so that two manifests can be compared.
func (m manifest) encode() ([]byte, error) {
	var out bytes.Buffer
	out.Grow(len(m.Files) * typicalLine)
	fmt.Fprintf(&out, "{\"launchbook_manifest\": %d, \"files\": [", m.Format)
	for i, f := range m.Files {
		line, err := json.Marshal(f)
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
