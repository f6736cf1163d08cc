package spool

import (
	"os"
	"path/filepath"
	"testing"
)

func TestKeepsWhatItIsGiven(t *testing.T) {
	dir := t.TempDir()
	s := New(filepath.Join(dir, "not", "there", "yet"))
	if s == nil {
		t.Skip("the system has no files without a name")
	}
	defer s.Close()
	first, _ := s.Put([]byte("first"))
	second, ok := s.Put([]byte("second"))
	one, two, beyond := make([]byte, 4), make([]byte, 6), make([]byte, 9)
	if !ok || !s.Get(one, first+1) || !s.Get(two, second) || string(one) != "irst" || string(two) != "second" {
		t.Errorf("got %q and %q", one, two)
	}
	if s.Get(beyond, second) {
		t.Errorf("got %q", beyond)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) > 0 {
		t.Errorf("the folder has %v, %v", files, err)
	}
}

func TestKeepsNothingOnceItCannotWrite(t *testing.T) {
	s := New(filepath.Join(t.TempDir(), "x"))
	if s == nil {
		t.Skip("the system has no files without a name")
	}
	s.Close()
	if _, ok := s.Put([]byte("a")); ok || s.Get(make([]byte, 1), 0) {
		t.Error("kept what it could not write")
	}
}
