package publish

import (
	"encoding/hex"
	"mime"
	"path"
	"strings"

	"github.com/launchbook/launchbook/generator/output"
)

// The machine's own table of types is asked last, as it differs between machines.
var contentTypes = map[string]string{
	".avif":        "image/avif",
	".css":         "text/css; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".gif":         "image/gif",
	".html":        "text/html; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".jpeg":        "image/jpeg",
	".jpg":         "image/jpeg",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json",
	".md":          "text/markdown; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json",
	".webp":        "image/webp",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
}

func contentType(name string) string {
	ext := strings.ToLower(path.Ext(name))
	if kind, ok := contentTypes[ext]; ok {
		return kind
	}
	if kind := mime.TypeByExtension(ext); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// cacheControl lets browsers keep for good what has its checksum in its name,
// and ask each time for everything else.
func cacheControl(f output.File) string {
	stem := strings.TrimSuffix(f.Path, path.Ext(f.Path))
	if strings.HasSuffix(stem, "-"+hex.EncodeToString(f.Sum[:4])) {
		return "max-age=31536000, immutable"
	}
	return "no-cache"
}

// phases are the order in which files become visible.
const phases = 4

// phase keeps readers from a page before what it loads, and devices from the
// script that lists all pages before these.
func phase(name string) int {
	switch {
	case name == "index.html":
		return 3
	case name == "sw.js":
		return 2
	case path.Ext(name) == ".html":
		return 1
	}
	return 0
}
