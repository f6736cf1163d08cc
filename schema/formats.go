package schema

import (
	"encoding"
	"fmt"
	"io"
	"strings"
)

// formats has launchbook's values as JSON Schema formats, so that a schema
// accepts exactly what the Go types can read.
func formats() map[string]func(any) bool {
	values := map[string]func() encoding.TextUnmarshaler{
		"duration": func() encoding.TextUnmarshaler { return new(Duration) },
		"offset":   func() encoding.TextUnmarshaler { return new(Offset) },
		"percent":  func() encoding.TextUnmarshaler { return new(Percent) },
		"phone":    func() encoding.TextUnmarshaler { return new(Phone) },
		"date":     func() encoding.TextUnmarshaler { return new(Date) },
		"time":     func() encoding.TextUnmarshaler { return new(Time) },
		"clock":    func() encoding.TextUnmarshaler { return new(Clock) },
	}
	formats := map[string]func(any) bool{}
	for name, newValue := range values {
		formats["launchbook-"+name] = func(v any) bool {
			text, ok := v.(string)
			return !ok || newValue().UnmarshalText([]byte(text)) == nil
		}
	}
	formats["launchbook-glob"] = func(v any) bool {
		text, ok := v.(string)
		return !ok || ValidGlob(text)
	}
	return formats
}

// loadEmbedded is the only way that a schema gets at another one.
func loadEmbedded(url string) (io.ReadCloser, error) {
	name, ok := strings.CutPrefix(url, base)
	if !ok {
		return nil, fmt.Errorf("%s is not one of the embedded schemas", url)
	}
	return files.Open("json/" + name)
}
