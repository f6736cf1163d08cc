package generator

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"sync"
)

// Sum is the hash of a file, or of all that a file depends on.
type Sum = [sha256.Size]byte

// Sink takes the files of a portal as they are made, from several goroutines at
// once. Paths are separated by slashes.
type Sink interface {
	// Write puts a file into the portal and returns its hash. The bytes are the
	// caller's again once it returns.
	Write(name string, data []byte) (Sum, error)
	// Keep puts the last portal's file into this one, where it still has the
	// hash; else it does nothing and the file has to be made.
	Keep(name string, sum Sum) (bool, error)
	// Last is the last portal's file, where it still has the hash.
	Last(name string, sum Sum) ([]byte, bool)
}

// Memory is a portal in memory, with the one that was there before.
type Memory struct {
	// Files are what was made, by path. Nobody may change their bytes: the next
	// portal has some of them too.
	Files map[string][]byte

	mu   sync.Mutex
	sums map[string]Sum // of files that were kept
	last *Memory
}

// NewMemory is a sink that keeps files of last, which may be nil.
func NewMemory(last *Memory) *Memory {
	if last == nil {
		last = &Memory{}
	}
	before := &Memory{Files: last.Files, sums: last.sums} // and not what was before that
	return &Memory{Files: map[string][]byte{}, sums: map[string]Sum{}, last: before}
}

// Write implements Sink.
func (m *Memory) Write(name string, data []byte) (Sum, error) {
	sum := sha256.Sum256(data)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.Files[name] = bytes.Clone(data)
	delete(m.sums, name)
	return sum, nil
}

// Keep implements Sink.
func (m *Memory) Keep(name string, sum Sum) (bool, error) {
	data, ok := m.Last(name, sum)
	if !ok {
		return false, nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.Files[name], m.sums[name] = data, sum
	return true, nil
}

// Last implements Sink.
func (m *Memory) Last(name string, sum Sum) ([]byte, bool) {
	data, ok := m.last.Files[name]
	if !ok {
		return nil, false
	}
	own, known := m.last.sums[name]
	if !known {
		own = sha256.Sum256(data)
	}
	return slices.Clip(data), own == sum
}
