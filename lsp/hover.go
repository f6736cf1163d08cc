package lsp

import (
	"fmt"
	"strings"

	"github.com/launchbook/launchbook/lint/rules"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// Hover is what is said of a place.
type Hover struct {
	Contents *MarkupContent `json:"contents"`
}

// hover shows how to reach the contact that an id names, and else what the
// field at a place means. It is null where there is nothing to say.
func (s *server) hover(p documentParams) (any, error) {
	d, _, at := s.occurrenceAt(p)
	if d == nil {
		return nil, nil
	}
	if at != nil && at.kind == rules.KindContact {
		if c, _, ok := d.site.site.Contact(at.id); ok {
			return Hover{markup(contactCard(c))}, nil
		}
	}
	block, ok := yamlBlock(d.file, d.file.Path == site.ConfigName)
	offset := s.encoding.offset(d.file, p.Position)
	if !ok || offset < block.Start || offset > block.End {
		return nil, nil
	}
	c := cursorAt(d.file, block, offset)
	if !c.value {
		c.path = append(c.path, d.file.Text(c.word))
	}
	f, ok := fieldAt(typeAt(d, block), c.path)
	if !ok || f.Description() == "" {
		return nil, nil
	}
	text := f.Description()
	if expects := f.Expects(); expects != "" {
		text += "\n\nIt takes " + expects + "."
	}
	return Hover{markup(text)}, nil
}

// contactCard is who a contact is and how to reach them, quickest way first.
func contactCard(c *schema.Contact) string {
	card := "**" + c.Name + "**"
	if c.Role != "" {
		card += ", " + c.Role
	}
	lines := []string{card, ""}
	for _, channel := range []struct{ kind, value string }{
		{"pager", c.Channels.Pager}, {"phone", string(c.Channels.Phone)}, {"chat", c.Channels.Chat}, {"email", c.Channels.Email},
	} {
		if channel.value != "" {
			lines = append(lines, fmt.Sprintf("- %s: `%s`", channel.kind, channel.value))
		}
	}
	return strings.Join(lines, "\n")
}
