package docs

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/launchbook/launchbook/schema"
)

var update = flag.Bool("update", false, "write the pages again")

func TestTypePagesAreCurrent(t *testing.T) {
	names := []string{"config"}
	for _, typ := range schema.Types() {
		names = append(names, typ.Name)
	}
	for _, name := range names {
		want, err := Type(name)
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join("types", name+".md")
		if *update {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s is stale (%v): go test ./docs -update", file, err)
		}
	}
}
