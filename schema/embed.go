package schema

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"
)

//go:embed json/*.schema.json
var files embed.FS

// base is where the schemas say that they are; nothing is ever loaded from there.
const base = "https://github.com/launchbook/launchbook/schema/json/"

const (
	configName = "config"
	knownName  = "known"
)

// set is the compiled schemas, and the same as plain data, which is asked for
// what a failed keyword wanted.
type set struct {
	compiled map[string]*jsonschema.Schema
	raw      map[string]map[string]any // by file name
}

// schemas compiles the embedded schemas once. They are part of the program, so
// that a mistake in one is a mistake in the program.
var schemas = sync.OnceValue(func() set {
	s := set{compiled: map[string]*jsonschema.Schema{}, raw: map[string]map[string]any{}}
	compiler := jsonschema.NewCompiler()
	compiler.Draft = jsonschema.Draft2020
	compiler.AssertFormat = true
	compiler.Formats = formats()
	compiler.LoadURL = loadEmbedded
	for _, name := range append(names(), configName, knownName, "common") {
		s.raw[fileName(name)] = read(name)
	}
	for _, name := range append(names(), configName, knownName) {
		s.compiled[name] = compiler.MustCompile(base + fileName(name))
	}
	return s
})

func fileName(name string) string { return name + ".schema.json" }

func names() []string {
	var list []string
	for _, t := range Types() {
		list = append(list, t.Name)
	}
	return list
}

func read(name string) map[string]any {
	data, err := files.ReadFile("json/" + fileName(name))
	if err != nil {
		panic(err)
	}
	var value map[string]any
	if err := json.Unmarshal(data, &value); err != nil {
		panic(fmt.Errorf("%s: %w", fileName(name), err))
	}
	return value
}

// JSON is the JSON Schema of a type, of launchbook.yaml for "config" or of
// launchbook-known.yaml for "known", in one piece: what it shares with the other types is part of it, so that an editor
// can use it without a network.
func JSON(name string) ([]byte, error) {
	if _, ok := Lookup(name); !ok && name != configName && name != knownName {
		return nil, fmt.Errorf("%q is not a document type", name)
	}
	value := read(name)
	shared, _ := read("common")["$defs"].(map[string]any)
	defs, _ := value["$defs"].(map[string]any)
	if defs == nil {
		defs = map[string]any{}
	}
	for key, def := range shared {
		defs[key] = def
	}
	value["$defs"] = defs
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return nil, err
	}
	bundled := strings.ReplaceAll(string(data), `"common.schema.json#/`, `"#/`)
	return append([]byte(bundled), '\n'), nil
}
