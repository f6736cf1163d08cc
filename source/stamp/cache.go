package stamp

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"io/fs"
	"maps"
	"os"
	"slices"
	"sync"
	"time"
)

// Cache has hashes of files by their absolute paths. It may be used by several
// goroutines.
type Cache struct {
	old map[string]entry // what was read from the file

	mu      sync.Mutex
	now     map[string]entry // what was asked for
	changed bool
	local   map[uint64]bool // by device: whether its times can be trusted
}

type entry struct {
	stamp Stamp
	sum   Sum
}

// Load reads what Encode has written. Bytes that are damaged, or nil, are an
// empty Cache.
func Load(data []byte) *Cache {
	c := &Cache{now: map[string]entry{}, local: map[uint64]bool{}}
	if len(data) < sha256.Size {
		return c
	}
	if sum := sha256.Sum256(data[sha256.Size:]); bytes.Equal(sum[:], data[:sha256.Size]) {
		c.old = decode(data[sha256.Size:])
		c.now = make(map[string]entry, len(c.old))
	}
	return c
}

// Sum is the hash of a regular file. Links and folders are errors.
func (c *Cache) Sum(name string) (Sum, error) {
	if e, ok := c.known(name); ok {
		info, err := os.Lstat(name)
		if err != nil {
			return Sum{}, err
		}
		if c.matches(name, info, e) {
			return e.sum, nil
		}
	}
	return c.read(name)
}

// SumOf is Sum of a file that Lstat, or the folder it lies in, has just told of.
func (c *Cache) SumOf(name string, info fs.FileInfo) (Sum, error) {
	if e, ok := c.known(name); ok && c.matches(name, info, e) {
		return e.sum, nil
	}
	return c.read(name)
}

// matches tells whether a file is the one that was read, and keeps it then.
func (c *Cache) matches(name string, info fs.FileInfo, e entry) bool {
	s, ok := of(info)
	if !ok || s != e.stamp || !info.Mode().IsRegular() || !c.trusts(s.Device, name) {
		return false
	}
	c.keep(name, e, false)
	return true
}

func (c *Cache) read(name string) (Sum, error) {
	s, sum, err := read(name)
	if err == nil {
		if s != (Stamp{}) && !c.trusts(s.Device, name) {
			s = Stamp{}
		}
		e := entry{s, sum}
		c.keep(name, e, c.old[name] != e)
	}
	return sum, err
}

// Note keeps the hash of a file that somebody else has read since a time, if the
// file has been left alone since. What Lstat says of it is from after it was read.
func (c *Cache) Note(name string, info fs.FileInfo, sum Sum, since time.Time) {
	if s, ok := of(info); ok && info.Mode().IsRegular() && s.left(since) && c.trusts(s.Device, name) {
		e := entry{s, sum}
		c.keep(name, e, c.old[name] != e)
	}
}

// trusts tells whether the times of the files of a device can be trusted. A
// device keeps its number only as long as it is mounted, so that each run asks.
func (c *Cache) trusts(device uint64, name string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	local, asked := c.local[device]
	if !asked {
		local = trusted(name)
		c.local[device] = local
	}
	return local
}

// known is what this run has read of a file, or else an earlier one, where its stamp
// proves something.
func (c *Cache) known(name string) (entry, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.now[name]
	if !ok {
		e, ok = c.old[name]
	}
	return e, ok && e.stamp != (Stamp{})
}

func (c *Cache) keep(name string, e entry, changed bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now[name], c.changed = e, c.changed || changed
}

// Changed tells whether Encode would write something new.
func (c *Cache) Changed() bool { return c.changed || len(c.now) != len(c.old) }

// Encode is the cache of the files that were asked for, for Load.
func (c *Cache) Encode() []byte {
	data := make([]byte, sha256.Size)
	for _, name := range slices.Sorted(maps.Keys(c.now)) {
		e := c.now[name]
		data = binary.AppendUvarint(data, uint64(len(name)))
		data = append(data, name...)
		for _, n := range []int64{e.stamp.Size, e.stamp.Modified, e.stamp.Changed} {
			data = binary.AppendVarint(data, n)
		}
		data = binary.AppendUvarint(data, e.stamp.Device)
		data = binary.AppendUvarint(data, e.stamp.Inode)
		data = append(data, e.sum[:]...)
	}
	sum := sha256.Sum256(data[sha256.Size:])
	copy(data, sum[:])
	return data
}

// decode reads entries; damaged ones are none.
func decode(data []byte) map[string]entry {
	entries := map[string]entry{}
	r := reader{rest: data}
	for len(r.rest) > 0 && !r.short {
		name := string(r.bytes(r.number()))
		var e entry
		for _, n := range []*int64{&e.stamp.Size, &e.stamp.Modified, &e.stamp.Changed} {
			*n = r.signed()
		}
		e.stamp.Device, e.stamp.Inode = r.number(), r.number()
		copy(e.sum[:], r.bytes(sha256.Size))
		entries[name] = e
	}
	if r.short {
		return nil
	}
	return entries
}

// reader reads what Encode has written.
type reader struct {
	rest  []byte
	short bool // something was missing
}

func (r *reader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	r.skip(size)
	return n
}

func (r *reader) signed() int64 {
	n, size := binary.Varint(r.rest)
	r.skip(size)
	return n
}

// skip goes on behind a number; a size of 0 or less is that of none.
func (r *reader) skip(size int) {
	if size <= 0 {
		r.short = true
		return
	}
	r.rest = r.rest[size:]
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.rest)) {
		r.short = true
		return nil
	}
	text := r.rest[:n]
	r.rest = r.rest[n:]
	return text
}
