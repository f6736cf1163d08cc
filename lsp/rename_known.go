package lsp

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/lint/known"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// knownEdits keep the list of known findings true, whose keys go by ids: that of
// the contact cto is /contacts/[cto]/channels.
func (s *server) knownEdits(r renaming, edits []source.Edit) []source.Edit {
	file := s.knownFile(r.in)
	if file == nil {
		return nil
	}
	root, _ := tree.ParseYAML(file, source.Span{End: len(file.Data())})
	var more []source.Edit
	for _, entry := range (tree.Place{File: file, Node: root}).Child("findings").Node.Items() {
		path, key := entry.Get("path"), entry.Get("key")
		if path == nil || key == nil {
			continue
		}
		for _, e := range edits {
			if e.File.Path != path.Text {
				continue
			}
			if edit, ok := knownEdit(r, file, key.Span, e); ok && !slices.Contains(more, edit) {
				more = append(more, edit)
			}
		}
	}
	return more
}

// knownEdit makes the change of one value where a key has that value in
// brackets.
func knownEdit(r renaming, file *source.File, key source.Span, e source.Edit) (source.Edit, bool) {
	i := slices.IndexFunc(r.all, func(o occurrence) bool { return o.file == e.File && o.name == e.Span })
	value := strings.Trim(e.File.Text(r.all[i].value), `"'`)
	at := strings.Index(file.Text(key), "["+value+"]")
	if at < 0 {
		return source.Edit{}, false
	}
	start := key.Start + at + 1 + strings.Index(value, r.all[i].written)
	return source.Edit{File: file, Span: source.Span{Start: start, End: start + e.Span.Len()}, Text: e.Text}, true
}

// knownFile is the list of known findings as it is now, or nil.
func (s *server) knownFile(w *workspace) *source.File {
	if data, ok := s.overlay(w)[known.Name]; ok {
		return source.NewFile(known.Name, data)
	}
	data, err := os.ReadFile(filepath.Join(w.dir, known.Name))
	if err != nil {
		return nil
	}
	return source.NewFile(known.Name, data)
}
