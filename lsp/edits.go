package lsp

import (
	"maps"
	"slices"

	"github.com/launchbook/launchbook/source"
)

// WorkspaceEdit is changes to files: by URI, or for a client that knows versions
// with those that the changes are for, so that it can refuse them for a text
// that has changed meanwhile.
type WorkspaceEdit struct {
	Changes         map[string][]TextEdit `json:"changes,omitempty"`
	DocumentChanges []DocumentEdit        `json:"documentChanges,omitempty"`
}

// DocumentEdit is changes to one version of a file.
type DocumentEdit struct {
	TextDocument VersionedDocument `json:"textDocument"`
	Edits        []TextEdit        `json:"edits"`
}

// VersionedDocument is a text as the editor has it; one that is not open has no
// version.
type VersionedDocument struct {
	URI     string `json:"uri"`
	Version *int   `json:"version"`
}

// workspaceEdit is edits of a site's files as the editor makes them.
func (s *server) workspaceEdit(w *workspace, edits []source.Edit) *WorkspaceEdit {
	changes := map[string][]TextEdit{}
	for _, e := range edits {
		uri := s.uri(w, e.File.Path)
		changes[uri] = append(changes[uri], TextEdit{s.encoding.rangeOf(e.File, e.Span), e.Text})
	}
	if !s.versions {
		return &WorkspaceEdit{Changes: changes}
	}
	var list []DocumentEdit
	for _, uri := range slices.Sorted(maps.Keys(changes)) {
		edit := DocumentEdit{VersionedDocument{URI: uri}, changes[uri]}
		if d, ok := s.open[uri]; ok {
			edit.TextDocument.Version = &d.version
		}
		list = append(list, edit)
	}
	return &WorkspaceEdit{DocumentChanges: list}
}
