package lsp

// The part of the protocol that this server speaks. Names and meanings are
// those of the specification, version 3.17.

// Position is a place in a text: a line and a character, both 0-based. Whether
// a character is a byte or a UTF-16 code unit is agreed on at initialisation.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

// Range is a half-open range of positions.
type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

// Location is a range in a file.
type Location struct {
	URI   string `json:"uri"`
	Range Range  `json:"range"`
}

// TextEdit replaces a range.
type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// Diagnostic is a finding as editors show it. Severity counts from 1, an error,
// to 4, a hint.
type Diagnostic struct {
	Range              Range                `json:"range"`
	Severity           int                  `json:"severity"`
	Code               string               `json:"code,omitzero"`
	CodeDescription    CodeDescription      `json:"codeDescription,omitzero"`
	Source             string               `json:"source"`
	Message            string               `json:"message"`
	RelatedInformation []RelatedInformation `json:"relatedInformation,omitempty"`
}

// CodeDescription is where a code is explained.
type CodeDescription struct {
	Href string `json:"href"`
}

// RelatedInformation is another place that a diagnostic is about.
type RelatedInformation struct {
	Location Location `json:"location"`
	Message  string   `json:"message"`
}

// MarkupContent is text in Markdown.
type MarkupContent struct {
	Kind  string `json:"kind"`
	Value string `json:"value"`
}

func markup(text string) *MarkupContent { return &MarkupContent{"markdown", text} }

type textDocument struct {
	URI     string `json:"uri"`
	Version int    `json:"version"`
	Text    string `json:"text"`
}

// documentParams are the parameters of messages about a document or a place in
// it; each message uses the fields that the specification gives it.
type documentParams struct {
	TextDocument textDocument `json:"textDocument"`
	Position     Position     `json:"position"`
	Range        Range        `json:"range"`
	NewName      string       `json:"newName"`
	Query        string       `json:"query"`
	Context      struct {
		IncludeDeclaration bool     `json:"includeDeclaration"`
		Only               []string `json:"only"`
		TriggerKind        int      `json:"triggerKind"`
	} `json:"context"`
	ContentChanges []contentChange `json:"contentChanges"`
}

// contentChange is a change of a range, or without one of the whole text.
type contentChange struct {
	Range *Range `json:"range"`
	Text  string `json:"text"`
}

type initializeParams struct {
	RootURI          string `json:"rootUri"`
	WorkspaceFolders []struct {
		URI string `json:"uri"`
	} `json:"workspaceFolders"`
	Capabilities struct {
		General struct {
			PositionEncodings []string `json:"positionEncodings"`
		} `json:"general"`
		TextDocument struct {
			Completion struct {
				CompletionItem struct {
					SnippetSupport bool `json:"snippetSupport"`
				} `json:"completionItem"`
			} `json:"completion"`
		} `json:"textDocument"`
		Workspace struct {
			WorkspaceEdit struct {
				DocumentChanges bool `json:"documentChanges"`
			} `json:"workspaceEdit"`
			DidChangeWatchedFiles struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
		} `json:"workspace"`
	} `json:"capabilities"`
}

// CompletionList is what may be written at a place.
type CompletionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []CompletionItem `json:"items"`
}

// snippetFormat is the protocol's InsertTextFormat.Snippet.
const snippetFormat = 2

// CompletionItem is one thing that may be written.
type CompletionItem struct {
	Label         string         `json:"label"`
	Kind          int            `json:"kind"`
	Detail        string         `json:"detail,omitempty"`
	Documentation *MarkupContent `json:"documentation,omitempty"`
	SortText      string         `json:"sortText,omitempty"`
	FilterText    string         `json:"filterText,omitempty"`
	// InsertTextFormat is snippetFormat for a text with places to fill in.
	InsertTextFormat int       `json:"insertTextFormat,omitempty"`
	TextEdit         *TextEdit `json:"textEdit"`
}
