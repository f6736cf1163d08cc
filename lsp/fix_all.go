package lsp

import (
	"errors"
	"maps"

	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// fixAll makes every safe fix of a document, as `launchbook lint --fix` does.
func (s *server) fixAll(d *openDocument) []CodeAction {
	first := true
	result, err := fix.Run(func(files map[string][]byte) ([]source.Diagnostic, error) {
		if first {
			first = false
			return d.site.found, nil
		}
		return s.foundWith(d.site, files)
	}, fix.Options{May: func(path string) bool { return path == d.file.Path }})
	if err != nil || len(result.Changes) == 0 {
		return nil
	}
	edit := difference(d.file, result.Changes[0].After)
	return []CodeAction{{
		Title: "make all safe fixes of this document", Kind: fixAll,
		Edit: s.workspaceEdit(d.site, []source.Edit{edit}),
	}}
}

// foundWith is what lint finds with other texts in place of some files.
func (s *server) foundWith(w *workspace, files map[string][]byte) ([]source.Diagnostic, error) {
	overlay := s.overlay(w)
	maps.Copy(overlay, files)
	loaded, err := s.Load(w.dir, site.LoadOptions{Overlay: overlay, Previous: w.site})
	var found []source.Diagnostic
	if err == nil {
		found, err = s.Lint(loaded)
	}
	var config *site.ConfigError
	if errors.As(err, &config) {
		return config.Diagnostics, nil
	}
	return found, err
}

// difference is the one edit that makes another text of a file, by whole lines:
// those that both have at their start and their end stay.
func difference(f *source.File, after []byte) source.Edit {
	before := f.Data()
	start := 0
	for i := 0; i < min(len(before), len(after)) && before[i] == after[i]; i++ {
		if before[i] == '\n' {
			start = i + 1
		}
	}
	end := 0
	for i := 1; i <= min(len(before), len(after))-start && before[len(before)-i] == after[len(after)-i]; i++ {
		if i < len(before) && i < len(after) && before[len(before)-i-1] == '\n' && after[len(after)-i-1] == '\n' {
			end = i
		}
	}
	return source.Edit{File: f, Span: source.Span{Start: start, End: len(before) - end}, Text: string(after[start : len(after)-end])}
}
