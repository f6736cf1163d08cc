package lsp

import (
	"encoding/json"
	"slices"

	"go.lsp.dev/jsonrpc2"
)

// initialize agrees with the client on what both can do.
func (s *server) initialize(data json.RawMessage) (any, error) {
	if s.state != starting {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "initialize may be sent once")
	}
	var params initializeParams
	if err := json.Unmarshal(data, &params); err != nil {
		return nil, invalid("the parameters of `initialize` do not fit: %v", err)
	}
	if slices.Contains(params.Capabilities.General.PositionEncodings, string(utf8Bytes)) {
		s.encoding = utf8Bytes
	}
	s.snippets = params.Capabilities.TextDocument.Completion.CompletionItem.SnippetSupport
	s.versions = params.Capabilities.Workspace.WorkspaceEdit.DocumentChanges
	s.watches = params.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration
	folders := []string{params.RootURI}
	if len(params.WorkspaceFolders) > 0 {
		folders = nil
	}
	for _, folder := range params.WorkspaceFolders {
		folders = append(folders, folder.URI)
	}
	for _, uri := range folders {
		if path, ok := pathOf(uri); ok {
			s.siteAbove(path)
		}
	}
	s.state = running
	return map[string]any{
		"serverInfo":   map[string]string{"name": "launchbook", "version": s.Version},
		"capabilities": s.capabilities(),
	}, nil
}

func (s *server) capabilities() map[string]any {
	return map[string]any{
		"positionEncoding":        s.encoding,
		"textDocumentSync":        map[string]any{"openClose": true, "change": 2, "save": true},
		"completionProvider":      map[string]any{"triggerCharacters": []string{" ", "[", "{", "(", ",", "/", ":", "=", "#", "\""}},
		"codeActionProvider":      map[string]any{"codeActionKinds": []string{quickFix, rewrite, fixAll}},
		"definitionProvider":      true,
		"referencesProvider":      true,
		"hoverProvider":           true,
		"documentSymbolProvider":  true,
		"workspaceSymbolProvider": true,
		"renameProvider":          map[string]any{"prepareProvider": true},
	}
}

// initialized asks for news of files that other programs change, and looks at
// the sites of the opened folders.
func (s *server) initialized() {
	if s.watches {
		s.request("watch", "client/registerCapability", map[string]any{"registrations": []any{map[string]any{
			"id": "files", "method": "workspace/didChangeWatchedFiles",
			"registerOptions": map[string]any{"watchers": []any{
				map[string]string{"globPattern": "**/*.{md,markdown,yaml,yml}"},
			}},
		}}})
	}
	s.soon()
}

// soon has changed sites looked at once the writer pauses.
func (s *server) soon() { s.due.Reset(s.Delay) }
