// Package facts keeps what reading documents found, from one run to the next,
// in a folder that may be deleted at any time. A document's facts are found by
// the hash of everything that they depend on, never by a time, so what is found
// is what reading would give.
package facts

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/site/markdown"
	"github.com/launchbook/launchbook/source/pool"
)

// Key is the hash of a document and of all else that its facts depend on.
type Key [sha256.Size]byte

// shards is the number of files: what one edit writes again is one of them.
const shards = 64

// Cache has the facts of documents that had nothing wrong with them. A nil
// Cache is empty and keeps nothing. It may be used by several goroutines.
type Cache struct {
	dir     string
	version string
	shards  [shards]shard
}

type shard struct {
	mu      sync.Mutex
	loaded  bool
	entries map[Key]markdown.Document
	used    map[Key]bool
	changed bool
}

// file is one shard as it is written, with a checksum before it.
type file struct {
	Version string
	Entries []entry
}

type entry struct {
	Key  Key
	Body markdown.Document
}

// Open is the cache in a folder, which need not exist. Facts of another version
// are not used; the version names the program and everything in it.
func Open(dir, version string) *Cache { return &Cache{dir: dir, version: version} }

// Get is the facts of a body without its file.
func (c *Cache) Get(key Key) (markdown.Document, bool) {
	if c == nil {
		return markdown.Document{}, false
	}
	s := c.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	c.load(s, key)
	body, ok := s.entries[key]
	if ok {
		s.used[key] = true
	}
	return body, ok
}

// Put remembers the facts of a body, apart from its file.
func (c *Cache) Put(key Key, body markdown.Document) {
	if c == nil {
		return
	}
	body.File = nil
	s := c.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	c.load(s, key)
	s.entries[key], s.used[key], s.changed = body, true, true
}

// Save writes what changed. Facts that nobody asked for since Open are dropped
// from the files that are written.
func (c *Cache) Save() error {
	if c == nil {
		return nil
	}
	var changed []int
	for i := range c.shards {
		if c.shards[i].changed {
			changed = append(changed, i)
		}
	}
	if changed == nil {
		return nil
	}
	if err := prepare(c.dir); err != nil {
		return err
	}
	failed := make([]error, len(changed))
	pool.Share(len(changed), func(indexes iter.Seq[int]) {
		for i := range indexes {
			failed[i] = c.saveShard(changed[i])
		}
	})
	return errors.Join(failed...)
}

func (c *Cache) saveShard(i int) error {
	s := &c.shards[i]
	f := file{Version: c.version}
	for key := range s.used {
		f.Entries = append(f.Entries, entry{key, s.entries[key]})
	}
	slices.SortFunc(f.Entries, func(a, b entry) int { return bytes.Compare(a.Key[:], b.Key[:]) })
	if err := c.write(i, f); err != nil {
		return err
	}
	s.changed = false
	return nil
}

// Accepted tells whether Accept was called for a configuration of these bytes, by
// this version. Compiling the schema of configurations takes longer than all else
// that a run does in which nothing has changed.
func (c *Cache) Accepted(config []byte) bool {
	if c == nil {
		return false
	}
	kept, err := os.ReadFile(c.configName())
	return err == nil && string(kept) == c.accepted(config)
}

// Accept remembers that a configuration has no mistakes. That it cannot be
// written is nobody's business: the next run looks again.
func (c *Cache) Accept(config []byte) {
	if c != nil {
		_ = Replace(c.configName(), []byte(c.accepted(config)))
	}
}

func (c *Cache) configName() string { return filepath.Join(c.dir, "config") }

func (c *Cache) accepted(config []byte) string {
	return fmt.Sprintf("%s %x\n", c.version, sha256.Sum256(config))
}

func (c *Cache) shard(key Key) *shard { return &c.shards[key[0]%shards] }

func (c *Cache) name(i int) string { return filepath.Join(c.dir, fmt.Sprintf("facts-%02d", i)) }

// load reads a shard when it is first asked. One that is damaged or of another
// version is as good as none.
func (c *Cache) load(s *shard, key Key) {
	if s.loaded {
		return
	}
	s.loaded, s.entries, s.used = true, map[Key]markdown.Document{}, map[Key]bool{}
	data, err := os.ReadFile(c.name(int(key[0] % shards)))
	if err != nil || len(data) < sha256.Size {
		return
	}
	sum, data := data[:sha256.Size], data[sha256.Size:]
	if actual := sha256.Sum256(data); !bytes.Equal(sum, actual[:]) {
		return
	}
	var f file
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(&f); err != nil || f.Version != c.version {
		return
	}
	for _, e := range f.Entries {
		e.Body.Pack()
		s.entries[e.Key] = e.Body
	}
}

// write replaces a shard's file in one step, as another run may read it.
func (c *Cache) write(i int, f file) error {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(f); err != nil {
		return err
	}
	sum := sha256.Sum256(b.Bytes())
	return replace(c.name(i), append(sum[:], b.Bytes()...))
}

// Replace writes a file in one step: whoever reads it sees the old bytes or the
// new ones.
func Replace(name string, data []byte) error {
	if err := prepare(filepath.Dir(name)); err != nil {
		return err
	}
	return replace(name, data)
}

// prepare makes a folder ready for files of the cache.
func prepare(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	sweep(dir)
	return nil
}

// replace is Replace in a folder that is ready.
func replace(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), newName+"*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Chmod(f.Name(), fs.FileMode(0o600))
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}

// newName is how the names of files begin that are not whole yet.
const newName = ".new-"

// sweep removes what killed runs left half written. A run that is just writing
// then has nothing to rename: the next one misses its file, as it may at any time.
func sweep(dir string) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), newName) && e.Type().IsRegular() {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
