package generator_test

import (
	"bytes"
	"compress/gzip"
	"path"
	"strings"
	"testing"
)

// What a phone has to load of the starter site, in bytes after gzip.
func TestWeight(t *testing.T) {
	for name, data := range starter(t) {
		limit := 0
		switch {
		case name == "launch.html":
			limit = 45 << 10
		case path.Ext(name) == ".html":
			limit = 32 << 10
		case strings.HasPrefix(name, "assets/style-"), strings.HasPrefix(name, "assets/app-"), strings.HasPrefix(name, "assets/search-") && name != "assets/search-index.js":
			limit = 10 << 10
		case name == "assets/search-index.js":
			limit = 40 << 10
		default:
			continue
		}
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if b.Len() > limit {
			t.Errorf("%s has %d bytes after gzip; %d are allowed", name, b.Len(), limit)
		}
	}
}
