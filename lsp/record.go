package lsp

import (
	"bytes"
	"fmt"

	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/record"
)

// rewrite is the protocol's kind of a change that is not for a finding.
const rewrite = "refactor.rewrite"

// records are the changes that write down, with the time, how that went in which an offset
// lies: a step of launch day, an item, a sign-off or the decision of a launch.
func (s *server) records(d *openDocument, offset int) []CodeAction {
	doc := d.document()
	if doc == nil || !bytes.Equal(doc.File.Data(), d.file.Data()) {
		return nil
	}
	launch, ok := doc.Data.(*schema.Launch)
	if !ok {
		return nil
	}
	var actions []CodeAction
	now := s.Now().In(d.site.site.ZoneOf(launch.TimeZone))
	for _, thing := range record.Things(d.site.site, site.Typed[*schema.Launch]{Doc: doc, Data: launch}) {
		if !thing.At(offset) {
			continue
		}
		nearest := []CodeAction{} // a sign-off lies in the decision
		for _, status := range thing.Statuses() {
			written, err := thing.Write(record.Entry{Status: status, At: now})
			if err == nil && status != thing.State() {
				nearest = append(nearest, CodeAction{Title: fmt.Sprintf("record %s as %s", thing.Label(), status), Kind: rewrite, Edit: s.workspaceEdit(d.site, written.Edits)})
			}
		}
		if actions == nil {
			actions = nearest
		}
	}
	return actions
}
