package lsp

import (
	"slices"
	"strings"

	"github.com/launchbook/launchbook/source"
)

// The protocol's kinds of actions that are offered.
const (
	quickFix = "quickfix"
	fixAll   = "source.fixAll.launchbook"
)

// automatic is the protocol's CodeActionTriggerKind of a client that asks by
// itself, such as at every move of the cursor.
const automatic = 2

// CodeAction is a change that the writer may choose.
type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics,omitempty"`
	IsPreferred bool           `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit `json:"edit"`
}

// codeAction offers the fixes of the findings that a range touches, and to let
// one be where it stands. A safe fix is preferred: an editor may take it
// without asking. All safe fixes of the document at once are a kind of their own, and so
// is writing down how something of a launch went.
func (s *server) codeAction(p documentParams) (any, error) {
	actions := []CodeAction{}
	d, ok := s.loaded(p)
	if !ok {
		return actions, nil
	}
	s.lint(d.site)
	if wants(p.Context.Only, quickFix) {
		actions = append(actions, s.quickFixes(d, s.encoding.span(d.file, p.Range))...)
	}
	if wants(p.Context.Only, fixAll) && (len(p.Context.Only) > 0 || p.Context.TriggerKind != automatic) {
		actions = append(actions, s.fixAll(d)...)
	}
	if wants(p.Context.Only, rewrite) && p.Context.TriggerKind != automatic {
		actions = append(actions, s.records(d, s.encoding.span(d.file, p.Range).Start)...)
	}
	return actions, nil
}

// quickFixes are the changes for the findings that a span touches, the
// suppressions last.
func (s *server) quickFixes(d *openDocument, place source.Span) []CodeAction {
	var fixes, suppressions []CodeAction
	for _, found := range d.site.found {
		if found.Path() != d.file.Path || !touches(found.Span, place) {
			continue
		}
		shown := []Diagnostic{s.diagnostic(d.site, found)}
		for _, fix := range found.Fixes {
			fixes = append(fixes, CodeAction{
				Title: fix.Title, Kind: quickFix, IsPreferred: fix.Safe,
				Diagnostics: shown, Edit: s.workspaceEdit(d.site, fix.Edits),
			})
		}
		if edit, ok := suppress(d, found); ok {
			suppressions = append(suppressions, CodeAction{
				Title: "suppress `" + found.Rule + "` here; then write why", Kind: quickFix,
				Diagnostics: shown, Edit: s.workspaceEdit(d.site, []source.Edit{edit}),
			})
		}
	}
	return append(fixes, suppressions...)
}

// wants tells whether a client that asks for some kinds only means this one
// too. A kind includes those below it: "source" includes "source.fixAll".
func wants(only []string, kind string) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(asked string) bool {
		return asked == "" || asked == kind || strings.HasPrefix(kind, asked+".")
	})
}

// touches tells whether two spans share a byte or meet.
func touches(a, b source.Span) bool { return a.Start <= b.End && b.Start <= a.End }
