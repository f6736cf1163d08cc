package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/facts"
)

// remembered is what runs on a site leave for the next one, in the user's cache
// folder. All of it can be deleted at any time: it makes runs faster, never
// different.
type remembered struct {
	// dir is "" where there is no cache folder.
	dir     string
	version string
	facts   *facts.Cache
}

// remember opens what earlier runs of this very program left for a site.
func remember(dir string) *remembered {
	r := &remembered{}
	cache, err := os.UserCacheDir()
	version, err2 := programHash()
	if err != nil || err2 != nil || os.Getenv("LAUNCHBOOK_NO_CACHE") != "" {
		return r
	}
	name := sha256.Sum256([]byte(dir))
	r.dir, r.version = filepath.Join(cache, "launchbook", hex.EncodeToString(name[:8])), version
	r.facts = facts.Open(r.dir, version)
	return r
}

// programHash names the running program by its bytes, so that a build of the
// next commit trusts nothing that this one left.
var programHash = sync.OnceValues(func() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
})

// save keeps the facts. Whoever cannot write them only has to read the documents
// again, so that a failure is none of the user's business.
func (r *remembered) save() {
	if r.dir != "" {
		_ = r.facts.Save()
	}
}

// portalFile is where what is known of the portal in a folder is kept.
func (r *remembered) portalFile(target string) string {
	abs, err := filepath.Abs(target)
	if err != nil || r.dir == "" {
		return ""
	}
	name := sha256.Sum256([]byte(abs))
	return filepath.Join(r.dir, "portal-"+hex.EncodeToString(name[:8]))
}

// portal is what the last build of a folder left, or nil.
func (r *remembered) portal(target string) *generator.Record {
	name := r.portalFile(target)
	if name == "" {
		return nil
	}
	data, err := os.ReadFile(name)
	if err != nil || len(data) < sha256.Size {
		return nil
	}
	if sum := sha256.Sum256(data[sha256.Size:]); !bytes.Equal(sum[:], data[:sha256.Size]) {
		return nil
	}
	var record generator.Record
	if err := gob.NewDecoder(bytes.NewReader(data[sha256.Size:])).Decode(&record); err != nil {
		return nil
	}
	return &record
}

// savePortal keeps what a build knows of the portal that it has written.
func (r *remembered) savePortal(target string, record *generator.Record) {
	name := r.portalFile(target)
	var b bytes.Buffer
	if name == "" || gob.NewEncoder(&b).Encode(record) != nil {
		return
	}
	sum := sha256.Sum256(b.Bytes())
	_ = facts.Replace(name, append(sum[:], b.Bytes()...))
}
