package site

import (
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site/reach"
)

// index finds things by their id. The first of several things of one id counts.
type index struct {
	contacts   map[string]Located[*schema.Contact]
	contactIDs []string                      // of all contacts, in the order of the documents
	ofType     map[reflect.Type][]*Document  // by the Go type of their Data
	byName     func() map[string][]*Document // by the file's name, with and without its ending
	byType     map[string]map[string]*Document
	byPath     map[string]*Document
	byPage     map[string]*Document
	assets     map[string]Asset
	severities map[string]string // lower-case id or alias to id
	levels     []schema.SeverityLevel
	anchors    *sync.Map // *Document to its anchors, for those that somebody links into
	launched   *sync.Map // *time.Location to the last launch by its clock, a time.Time
}

// Located is a value with the document that it stands in.
type Located[T any] struct {
	Value T
	Doc   *Document
}

// Typed is a document with its typed front matter.
type Typed[T any] struct {
	Doc  *Document
	Data T
}

// All lists the documents of one Go type, such as *schema.Launch, by path.
func All[T any](s *Site) []Typed[T] {
	documents := s.index.ofType[reflect.TypeFor[T]()]
	list := make([]Typed[T], len(documents))
	for i, d := range documents {
		list[i] = Typed[T]{d, d.Data.(T)}
	}
	return list
}

func (s *Site) buildIndex() {
	x := index{
		contacts: map[string]Located[*schema.Contact]{},
		byType:   map[string]map[string]*Document{},
		byPath:   map[string]*Document{},
		byPage:   map[string]*Document{},
		assets:   map[string]Asset{},
		ofType:   map[reflect.Type][]*Document{},
		byName:   sync.OnceValue(s.byName),
		anchors:  &sync.Map{},
		launched: &sync.Map{},
	}
	s.placePages(x.byPage)
	for _, d := range s.Documents {
		x.byPath[d.Path] = d
		x.ofType[reflect.TypeOf(d.Data)] = append(x.ofType[reflect.TypeOf(d.Data)], d)
		ids := x.byType[d.Type]
		if ids == nil {
			ids = map[string]*Document{}
			x.byType[d.Type] = ids
		}
		if ids[d.ID] == nil {
			ids[d.ID] = d
		}
	}
	for _, a := range s.Assets {
		x.assets[a.Path] = a
	}
	s.index.ofType = x.ofType
	for _, c := range All[*schema.Contacts](s) {
		for i := range c.Data.Contacts {
			contact := &c.Data.Contacts[i]
			x.contactIDs = append(x.contactIDs, contact.ID)
			if _, taken := x.contacts[contact.ID]; !taken && contact.ID != "" {
				x.contacts[contact.ID] = Located[*schema.Contact]{contact, c.Doc}
			}
		}
	}
	s.index = x
	s.indexSeverities()
}

// byName finds documents by the name of their file, with and without its ending.
// Most sites never ask.
func (s *Site) byName() map[string][]*Document {
	found := map[string][]*Document{}
	for _, d := range s.Documents {
		base := path.Base(d.Path)
		found[base] = append(found[base], d)
		if stem := strings.TrimSuffix(base, path.Ext(base)); stem != base {
			found[stem] = append(found[stem], d)
		}
	}
	return found
}

// defaultSeverities is the scale of a site that defines none.
var defaultSeverities = []schema.SeverityLevel{
	{ID: "SEV1", Aliases: []string{"critical", "P1"}, Meaning: "Critical"},
	{ID: "SEV2", Aliases: []string{"high", "P2"}, Meaning: "High"},
	{ID: "SEV3", Aliases: []string{"medium", "P3"}, Meaning: "Medium"},
	{ID: "SEV4", Aliases: []string{"low", "P4"}, Meaning: "Low"},
}

func (s *Site) indexSeverities() {
	for _, incident := range All[*schema.Incident](s) {
		s.index.levels = append(s.index.levels, incident.Data.Severities...)
	}
	if len(s.index.levels) == 0 {
		s.index.levels = defaultSeverities
	}
	s.index.severities = map[string]string{}
	for _, level := range s.index.levels {
		for _, name := range append([]string{string(level.ID)}, level.Aliases...) {
			s.index.severities[severityKey(name)] = string(level.ID)
		}
	}
}

// severityKey makes SEV-1, sev 1 and SEV1 the same.
func severityKey(name string) string { return severityBreaks.Replace(strings.ToLower(name)) }

var severityBreaks = strings.NewReplacer("-", "", " ", "", "_", "")

// Severity is the id of the level that a severity names, by id or alias.
func (s *Site) Severity(written schema.Severity) (id string, ok bool) {
	id, ok = s.index.severities[severityKey(string(written))]
	return id, ok
}

// Covers tells whether what is for severities, as they are written, is for a level: none
// stand for all.
func (s *Site) Covers(written []schema.Severity, level string) bool {
	return len(written) == 0 || slices.ContainsFunc(written, func(severity schema.Severity) bool {
		id, ok := s.Severity(severity)
		return ok && id == level
	})
}

// SeverityLevels is the severity scale, worst first as written.
func (s *Site) SeverityLevels() []schema.SeverityLevel { return s.index.levels }

// SeverityPolicy is what the policy demands of a severity; the zero policy
// demands nothing.
func (s *Site) SeverityPolicy(id string) schema.SeverityPolicy {
	for _, p := range s.Config.Policy.Severities {
		if level, _ := s.Severity(p.ID); level == id {
			return p
		}
	}
	return schema.SeverityPolicy{}
}

// Contact finds a contact by id.
func (s *Site) Contact(id string) (*schema.Contact, *Document, bool) {
	found, ok := s.index.contacts[id]
	return found.Value, found.Doc, ok
}

// ContactIDs lists the ids of all contacts, in the order of the documents.
func (s *Site) ContactIDs() []string { return slices.Clip(s.index.contactIDs) }

// Document finds a document of a type by id.
func (s *Site) Document(typeName, id string) (*Document, bool) {
	d, ok := s.index.byType[typeName][id]
	return d, ok
}

// DocumentByID finds a document of any type by id, typed ones before pages.
func (s *Site) DocumentByID(id string) (*Document, bool) {
	for _, t := range schema.Types() {
		if d, ok := s.Document(t.Name, id); ok {
			return d, true
		}
	}
	return nil, false
}

// DocumentIDs lists the ids of the documents of a type, by path.
func (s *Site) DocumentIDs(typeName string) []string {
	var ids []string
	for _, d := range s.Documents {
		if d.Type == typeName {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// OnCall finds a rotation by its document's id.
func (s *Site) OnCall(id string) (*schema.OnCall, *Document, bool) {
	d, ok := s.Document("on-call", id)
	if !ok {
		return nil, nil, false
	}
	return d.Data.(*schema.OnCall), d, true
}

// Resolves tells whether a target, a contact or an on-call role, exists.
func (s *Site) Resolves(ref string) bool {
	target, ok := reach.ParseTarget(ref)
	if !ok {
		return false
	}
	if target.OnCall != "" {
		_, _, ok := s.OnCall(target.OnCall)
		return ok
	}
	_, _, ok = s.Contact(target.Contact)
	return ok
}
