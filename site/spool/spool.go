// Package spool keeps on the disk what a run makes early and needs late, so that it need
// not lie in memory. Nothing depends on it: what cannot be kept, or had again, is made
// again.
package spool

import (
	"os"
	"path/filepath"
	"sync/atomic"
)

// Spool is a file without a name, which vanishes with the process. A nil Spool keeps
// nothing.
type Spool struct {
	file *os.File
	end  atomic.Int64
	full atomic.Bool
}

// New is a spool on the disk that a path is on, or will be, or nil where the system has
// none.
func New(near string) *Spool {
	for dir := filepath.Dir(near); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			if f := nameless(dir); f != nil {
				return &Spool{file: f}
			}
			return nil
		}
		if filepath.Dir(dir) == dir {
			return nil
		}
	}
}

// Put keeps data, at a place that Get knows; several goroutines may do so.
func (s *Spool) Put(data []byte) (at int64, ok bool) {
	if s == nil || s.full.Load() {
		return 0, false
	}
	at = s.end.Add(int64(len(data))) - int64(len(data))
	if _, err := s.file.WriteAt(data, at); err != nil {
		s.full.Store(true)
		return 0, false
	}
	return at, true
}

// Get reads what Put kept, or a piece of it.
func (s *Spool) Get(data []byte, at int64) bool {
	_, err := s.file.ReadAt(data, at)
	return err == nil
}

// Close lets go of all that is kept.
func (s *Spool) Close() {
	if s != nil {
		s.file.Close()
	}
}
