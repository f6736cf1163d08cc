package lsp

import (
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// codeFailed is the protocol's RequestFailed: a request that fits, and that
// cannot be done now.
const codeFailed jsonrpc2.Code = -32803

func refuse(format string, args ...any) error { return jsonrpc2.Errorf(codeFailed, format, args...) }

// Renamable is the id at a place, as an editor offers it for changing.
type Renamable struct {
	Range       Range  `json:"range"`
	Placeholder string `json:"placeholder"`
}

// renaming is an id that gets another name everywhere.
type renaming struct {
	in  *workspace
	all []occurrence
	at  occurrence
	// definition is what has the id.
	definition occurrence
}

// prepareRename is the id at a place. The error says why what stands there
// cannot be renamed, and what to do instead.
func (s *server) prepareRename(p documentParams) (any, error) {
	r, err := s.renaming(p)
	if err != nil {
		return nil, err
	}
	return Renamable{s.encoding.rangeOf(r.at.file, r.at.name), r.at.id}, nil
}

// rename changes an id where it is defined and wherever it is named. It is all
// or nothing: a change that might miss a place is an error.
func (s *server) rename(p documentParams) (any, error) {
	r, err := s.renaming(p)
	if err != nil {
		return nil, err
	}
	if p.NewName == r.at.id {
		return s.workspaceEdit(r.in, nil), nil
	}
	if err := r.free(p.NewName); err != nil {
		return nil, err
	}
	if err := r.complete(); err != nil {
		return nil, err
	}
	edits, err := r.edits(p.NewName)
	if err == nil {
		err = s.proveRename(r, edits, p.NewName)
	}
	if err != nil {
		return nil, err
	}
	return s.workspaceEdit(r.in, append(edits, s.knownEdits(r, edits)...)), nil
}

// renaming finds what is renamed, in the site as it is now.
func (s *server) renaming(p documentParams) (renaming, error) {
	open, ok := s.open[p.TextDocument.URI]
	if !ok || open.site == nil {
		return renaming{}, refuse("this document is not part of a site: no folder above it has a %s", site.ConfigName)
	}
	open.site.stale, open.site.moved = true, true // files that nobody watches may have changed
	d, all, at := s.occurrenceAt(p)
	if err := d.site.unread; err != nil {
		return renaming{}, refuse("%s", unreadable(err))
	}
	if at == nil {
		return renaming{}, refuse("there is no id here; put the cursor on one of a contact, a document, a severity or a thing in a list")
	}
	r := renaming{in: d.site, all: all, at: *at}
	offset := s.encoding.offset(d.file, p.Position)
	if offset < at.name.Start || offset > at.name.End {
		return r, refuse("put the cursor on `%s`, which is the id in `%s`", at.id, d.file.Text(at.value))
	}
	return r, r.find()
}

// edits are the changes of every place, each once.
func (r renaming) edits(name string) ([]source.Edit, error) {
	var edits []source.Edit
	for _, o := range r.occurrences() {
		if r.byAlias(o) || r.follows(o) {
			continue
		}
		if !o.exact {
			return nil, refuse("%s has `%s` as `%s`: write the id itself there, then rename it", place(o.file, o.value), o.id, excerpt(o.file.Text(o.value)))
		}
		text := name
		if o.written == strings.ToLower(o.id) && o.kind == kindSeverity {
			text = strings.ToLower(name) // as links to a severity have it
		}
		edit := source.Edit{File: o.file, Span: o.name, Text: text}
		if !slices.Contains(edits, edit) {
			edits = append(edits, edit)
		}
	}
	return edits, nil
}

func (r renaming) occurrences() []occurrence {
	var list []occurrence
	for _, o := range r.all {
		if o.symbol == r.at.symbol {
			list = append(list, o)
		}
	}
	return list
}

// byAlias tells whether a place names a severity by another name than its id,
// which stays.
func (r renaming) byAlias(o occurrence) bool {
	return o.kind == kindSeverity && !sameSeverity(o.written, o.id)
}

// sameSeverity tells whether two names differ in nothing but their writing, as
// SEV1 and sev-1 do.
func sameSeverity(a, b string) bool {
	plain := strings.NewReplacer("-", "", "_", "", " ", "")
	return strings.EqualFold(plain.Replace(a), plain.Replace(b))
}

// follows tells whether a place is an alias of YAML for another place that is
// changed: `*lead` where `&lead cto` is one.
func (r renaming) follows(o occurrence) bool {
	alias, ok := strings.CutPrefix(o.file.Text(o.value), "*")
	if o.exact || !ok {
		return false
	}
	return slices.ContainsFunc(r.occurrences(), func(other occurrence) bool {
		before := strings.TrimRight(other.file.Text(source.Span{End: other.value.Start}), " \t")
		return other.exact && other.file == o.file && strings.HasSuffix(before, "&"+alias)
	})
}

// proveRename makes the changes in memory and looks whether every place means
// what it meant before.
func (s *server) proveRename(r renaming, edits []source.Edit, name string) error {
	files := s.overlay(r.in)
	byFile := map[*source.File][]source.Edit{}
	for _, e := range edits {
		byFile[e.File] = append(byFile[e.File], e)
	}
	for file, list := range byFile {
		data, err := source.Apply(file.Data(), list)
		if err != nil {
			return refuse("%s: %v", file.Path, err)
		}
		files[file.Path] = data
	}
	after, err := s.Load(r.in.dir, site.LoadOptions{Overlay: files, Previous: r.in.site})
	if err != nil {
		return refuse("%s", unreadable(err))
	}
	if at, ok := r.strays(occurrences(after), name); ok {
		return refuse("with `%s` instead of `%s`, %s would mean something else; choose another id", name, r.at.id, at)
	}
	return nil
}

// strays is the first place that names another thing than before, if there is one.
func (r renaming) strays(after []occurrence, name string) (at string, ok bool) {
	for i, o := range after {
		if i == len(r.all) {
			return define(o), true
		}
		meant := r.all[i].symbol
		if meant == r.at.symbol {
			meant.id = name
		}
		if o.symbol != meant {
			return define(o), true
		}
	}
	if len(after) < len(r.all) {
		return define(r.all[len(after)]), true
	}
	return "", false
}
