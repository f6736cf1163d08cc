package schema

import (
	"embed"
	"fmt"
)

//go:embed examples/*.md
var examples embed.FS

// Example is a document of a type that its schema accepts, with gaps marked by
// TODO: what `launchbook new` writes.
func Example(typeName string) ([]byte, error) {
	data, err := examples.ReadFile("examples/" + typeName + ".md")
	if err != nil {
		return nil, fmt.Errorf("%q is not a document type", typeName)
	}
	return data, nil
}
