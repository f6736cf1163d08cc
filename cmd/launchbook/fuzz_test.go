package main

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site/facts"
	"github.com/launchbook/launchbook/source/stamp"
)

// Whatever the files of the cache hold, even where their hash is right, they are
// read or missed.
func FuzzCache(f *testing.F) {
	f.Add([]byte(nil))
	f.Add([]byte("\x01\x02\xff"))
	name := filepath.Join(f.TempDir(), "x")
	for _, value := range []any{built{Notices: []string{"x"}}, linted{Empty: map[string]bool{"a": true}}, generator.Record{}} {
		keep(name, value)
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[sha256.Size:])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		sum := sha256.Sum256(data)
		whole := append(sum[:], data...)
		dir := t.TempDir()
		for _, name := range []string{"x", "facts-00"} {
			if err := os.WriteFile(filepath.Join(dir, name), whole, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		name := filepath.Join(dir, "x")
		recall(name, new(built))
		recall(name, new(linted))
		recall(name, new(generator.Record))
		facts.Open(dir, "v").Get(facts.Key{})
		if _, err := stamp.Load(whole).Sum(name); err != nil {
			t.Error(err)
		}
	})
}
