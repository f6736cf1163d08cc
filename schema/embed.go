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

// compiler compiles the embedded schemas. They are part of the program, so that a
// mistake in one is a mistake in the program.
var compiler = sync.OnceValue(func() *jsonschema.Compiler {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.Formats = formats()
	c.LoadURL = loadEmbedded
	return c
})

// compiled and raw are the schemas that somebody has asked for: the library takes
// longer to compile all of them than lint takes to see that nothing has changed.
var (
	compiled = perName(func(name string) *jsonschema.Schema { return compiler().MustCompile(base + fileName(name)) })
	// raw are the same by their files, as plain data, which is asked for what a
	// failed keyword wanted; nil for a file that is none.
	raw = perName(func(file string) map[string]any {
		if _, err := files.Open("json/" + file); err != nil {
			return nil
		}
		return read(strings.TrimSuffix(file, fileName("")))
	})
)

// perName remembers the result of a function, which is called by one goroutine at
// a time, once for a name. Who asks for a known one does not wait for that.
func perName[T any](of func(name string) T) func(name string) T {
	var mu sync.Mutex
	var known sync.Map
	return func(name string) T {
		if value, ok := known.Load(name); ok {
			return value.(T)
		}
		mu.Lock()
		defer mu.Unlock()
		value, ok := known.Load(name)
		if !ok {
			value = of(name)
			known.Store(name, value)
		}
		return value.(T)
	}
}

func fileName(name string) string { return name + ".schema.json" }

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
