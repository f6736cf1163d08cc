package lsp

import (
	"encoding/json"

	"go.lsp.dev/jsonrpc2"
)

// methods are the requests and notifications about documents.
var methods = map[string]func(*server, documentParams) (any, error){
	"textDocument/didOpen":            (*server).didOpen,
	"textDocument/didChange":          (*server).didChange,
	"textDocument/didClose":           (*server).didClose,
	"textDocument/didSave":            (*server).didSave,
	"textDocument/completion":         (*server).completion,
	"textDocument/codeAction":         (*server).codeAction,
	"textDocument/definition":         (*server).definition,
	"textDocument/references":         (*server).references,
	"textDocument/hover":              (*server).hover,
	"textDocument/documentSymbol":     (*server).documentSymbol,
	"workspace/symbol":                (*server).workspaceSymbol,
	"textDocument/prepareRename":      (*server).prepareRename,
	"textDocument/rename":             (*server).rename,
	"workspace/didChangeWatchedFiles": (*server).didChangeFiles,
}

// dispatch calls what a method names, in the order that the protocol allows.
func (s *server) dispatch(m message) (any, error) {
	switch {
	case m.method == "initialize":
		return s.initialize(m.params)
	case s.state == starting:
		return nil, jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the first request has to be initialize")
	case s.state == stopped:
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server was shut down; only exit may follow")
	case m.method == "shutdown":
		s.state = stopped
		s.due.Stop()
		return nil, nil
	case m.method == "initialized":
		s.initialized()
		return nil, nil
	}
	method, ok := methods[m.method]
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "`%s` is not a method of this server", m.method)
	}
	var params documentParams
	if err := json.Unmarshal(m.params, &params); err != nil {
		return nil, invalid("the parameters of `%s` do not fit: %v", m.method, err)
	}
	return method(s, params)
}
