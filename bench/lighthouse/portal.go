package main

import (
	"compress/gzip"
	"mime"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/launchbook/launchbook/content"
	"github.com/launchbook/launchbook/generator"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/audience"
)

// published is what the starter site needs to be a portal for everybody: internal
// ones ask search engines to stay away, which Lighthouse holds against them.
const published = `
index: true
audiences: [{id: everybody, title: Everybody, show_phones: true, show_emails: true}]
defaults: [{path: "**", audiences: [everybody]}]
`

// portal renders the starter site, with a plain page, as everybody may see it.
func portal() (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "launchbook-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if _, err := content.Init(dir, content.Options{Now: time.Now()}); err != nil {
		return nil, err
	}
	config := filepath.Join(dir, site.ConfigName)
	data, err := os.ReadFile(config)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(config, append(data, published...), 0o600); err != nil {
		return nil, err
	}
	plain, err := os.ReadFile(filepath.FromSlash("generator/testdata/plain.md"))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "content", "plain.md"), plain, 0o600); err != nil {
		return nil, err
	}
	s, err := site.Load(dir)
	if err != nil {
		return nil, err
	}
	everybody, err := audience.Find(s.Config, "everybody")
	if err != nil {
		return nil, err
	}
	return generator.Render(audience.Reduce(s, everybody), generator.Options{Audience: everybody.ID})
}

// compressed serves files as any server of static files does.
func compressed(files map[string][]byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		data, ok := files[name]
		if !ok {
			http.NotFound(w, r)
			return
		}
		kind := mime.TypeByExtension(path.Ext(name))
		if path.Ext(name) == ".webmanifest" {
			kind = "application/manifest+json"
		}
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Cache-Control", "max-age=31536000")
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		_, _ = z.Write(data)
		_ = z.Close()
	})
}
