package lsp

import "github.com/launchbook/launchbook/source"

// WorkspaceEdit is changes to files, by URI.
type WorkspaceEdit struct {
	Changes map[string][]TextEdit `json:"changes"`
}

// workspaceEdit is edits of a site's files as the editor makes them.
func (s *server) workspaceEdit(w *workspace, edits []source.Edit) *WorkspaceEdit {
	changes := map[string][]TextEdit{}
	for _, e := range edits {
		uri := s.uri(w, e.File.Path)
		changes[uri] = append(changes[uri], TextEdit{s.encoding.rangeOf(e.File, e.Span), e.Text})
	}
	return &WorkspaceEdit{changes}
}
