package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/source/stamp"
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
	if err != nil || os.Getenv("LAUNCHBOOK_NO_CACHE") != "" {
		return r
	}
	version, err := programHash()
	if err != nil {
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
	if name, err = filepath.EvalSymlinks(name); err != nil {
		return "", err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	kept := filepath.Join(cache, "launchbook", "program")
	hashes := hashesIn(kept)
	sum, err := hashes.Sum(name)
	if err == nil {
		saveHashes(kept, hashes)
	}
	return hex.EncodeToString(sum[:]), err
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
	if err != nil {
		return ""
	}
	return r.file("portal", abs)
}

// portal is what the last build of a folder left, or nil.
func (r *remembered) portal(target string) *generator.Record {
	var record generator.Record
	if !recall(r.portalFile(target), &record) {
		return nil
	}
	return &record
}

// savePortal keeps what a build knows of the portal that it has written.
func (r *remembered) savePortal(target string, record *generator.Record) {
	keep(r.portalFile(target), record)
}

// recall reads what keep has written; it tells whether that is there, whole.
func recall(name string, value any) bool {
	data, err := os.ReadFile(name)
	if name == "" || err != nil || len(data) < sha256.Size {
		return false
	}
	sum := sha256.Sum256(data[sha256.Size:])
	return bytes.Equal(sum[:], data[:sha256.Size]) && gob.NewDecoder(bytes.NewReader(data[sha256.Size:])).Decode(value) == nil
}

// keep writes a value with its hash. Whoever finds none does the work again, so
// that a failure is none of the user's business.
func keep(name string, value any) {
	var b bytes.Buffer
	if name == "" || gob.NewEncoder(&b).Encode(value) != nil {
		return
	}
	sum := sha256.Sum256(b.Bytes())
	_ = facts.Replace(name, append(sum[:], b.Bytes()...))
}

// file is where something of the name is kept; "" where nothing is.
func (r *remembered) file(kind string, of ...string) string {
	if r.dir == "" {
		return ""
	}
	name := sha256.Sum256(fmt.Appendf(nil, "%q", of))
	return filepath.Join(r.dir, kind+"-"+hex.EncodeToString(name[:8]))
}

// hashesIn are those of the files that earlier runs have read.
func hashesIn(name string) *stamp.Cache {
	data, err := os.ReadFile(name)
	if err != nil {
		data = nil
	}
	return stamp.Load(data)
}

// saveHashes keeps what has changed of hashes.
func saveHashes(name string, hashes *stamp.Cache) {
	if name != "" && hashes.Changed() {
		_ = facts.Replace(name, hashes.Encode())
	}
}
