package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// quickFix is the protocol's kind of an action that mends a finding.
const quickFix = "quickfix"

// CodeAction is a change that the writer may choose.
type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit `json:"edit"`
}

// codeAction offers the fixes of the findings that a range touches. A safe fix
// is preferred: an editor may take it without asking.
func (s *server) codeAction(p documentParams) (any, error) {
	actions := []CodeAction{}
	d, ok := s.loaded(p)
	if !ok || !wantsFixes(p.Context.Only) {
		return actions, nil
	}
	s.lint(d.site)
	place := s.encoding.span(d.file, p.Range)
	for _, found := range d.site.found {
		if found.Path() != d.file.Path || !touches(found.Span, place) {
			continue
		}
		for _, fix := range found.Fixes {
			actions = append(actions, CodeAction{
				Title: fix.Title, Kind: quickFix, IsPreferred: fix.Safe,
				Diagnostics: []Diagnostic{s.diagnostic(d.site, found)},
				Edit:        s.workspaceEdit(d.site, fix.Edits),
			})
		}
	}
	return actions, nil
}

// wantsFixes tells whether a client that asks for some kinds only means fixes
// too. A kind includes those below it: "quickfix" includes "quickfix.spelling".
func wantsFixes(only []string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(kind string) bool {
		return kind == "" || kind == quickFix || strings.HasPrefix(quickFix, kind+".")
	})
}

// touches tells whether two spans share a byte or meet.
func touches(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }
