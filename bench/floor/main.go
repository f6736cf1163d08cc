// Command floor does the least that a site generator on the same libraries has
// to do: read every document, parse its YAML and its Markdown, render it into a
// small template and write it. What a build takes more than this is its price.
package main

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"go.yaml.in/yaml/v3"
)

var page = template.Must(template.New("page").Parse(`<!doctype html><title>{{.Title}}</title><main>{{.Body}}</main>`))

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: floor CONTENT OUTPUT")
		os.Exit(2)
	}
	if err := build(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(content, output string) error {
	var names []string
	err := filepath.WalkDir(content, func(name string, e fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(name, ".md") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return err
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	failed := make([]error, len(names))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				failed[i] = render(md, content, names[i], output)
			}
		})
	}
	for i := range names {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	return nil
}

func render(md goldmark.Markdown, content, name, output string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	front, body, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("---\n")), []byte("\n---\n"))
	var fields map[string]any
	if err := yaml.Unmarshal(front, &fields); err != nil {
		return err
	}
	var html, out bytes.Buffer
	if err := md.Convert(body, &html); err != nil {
		return err
	}
	if err := page.Execute(&out, map[string]any{"Title": fields["title"], "Body": template.HTML(html.String())}); err != nil {
		return err
	}
	relative, err := filepath.Rel(content, name)
	if err != nil {
		return err
	}
	target := filepath.Join(output, strings.TrimSuffix(relative, ".md")+".html")
	if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
		return err
	}
	return os.WriteFile(target, out.Bytes(), 0o644)
}
