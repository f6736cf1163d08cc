// Package docs writes the reference of the document types from their schemas.
package docs

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/schema"
)

// Type is the reference page of a document type, or of launchbook.yaml for
// "config", in Markdown.
func Type(name string) (string, error) {
	data, err := schema.JSON(name)
	if err != nil {
		return "", err
	}
	var root object
	if err := json.Unmarshal(data, &root); err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", root.Title, root.Description)
	if own := root.Properties; len(own) > 0 {
		root.table(&b)
	}
	for _, key := range slices.Sorted(maps.Keys(root.Defs)) {
		if def := root.Defs[key]; len(def.Properties) > 0 && strings.Contains(string(data), `"#/$defs/`+key+`"`) {
			fmt.Fprintf(&b, "\n## %s\n\n%s\n", key, def.Description)
			def.table(&b)
		}
	}
	if example, err := schema.Example(name); err == nil {
		fmt.Fprintf(&b, "\n## Example\n\n````markdown\n%s````\n", example)
	}
	return b.String(), nil
}

// object is what of a schema is shown.
type object struct {
	Title, Description, Type, Ref string
	Properties                    map[string]object
	Required                      []string
	Items                         *object
	Defs                          map[string]object
}

// UnmarshalJSON reads a schema; true and false are schemas too.
func (o *object) UnmarshalJSON(data []byte) error {
	var raw struct {
		Title, Description string
		Type               any
		Properties         map[string]object
		Required           []string
		Items              *object
		Ref                string            `json:"$ref"`
		Defs               map[string]object `json:"$defs"`
	}
	if text := string(data); text == "true" || text == "false" {
		return nil
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	*o = object{raw.Title, raw.Description, "", strings.TrimPrefix(raw.Ref, "#/$defs/"), raw.Properties, raw.Required, raw.Items, raw.Defs}
	o.Type, _ = raw.Type.(string)
	return nil
}

func (o object) table(b *strings.Builder) {
	b.WriteString("\n| field | type | required | meaning |\n|---|---|---|---|\n")
	for _, key := range slices.Sorted(maps.Keys(o.Properties)) {
		required := ""
		if slices.Contains(o.Required, key) {
			required = "yes"
		}
		p := o.Properties[key]
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", key, p.kind(), required, strings.ReplaceAll(p.Description, "|", `\|`))
	}
}

// kind names the type of a value for a reader.
func (o object) kind() string {
	switch {
	case o.Ref != "":
		return o.Ref
	case o.Items != nil:
		return "list of " + o.Items.kind()
	case o.Type != "":
		return o.Type
	}
	return "text"
}
