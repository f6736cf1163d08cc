package schema

import (
	"errors"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// Validate checks front matter against the schema of a type: one diagnostic for
// each mistake. The place that it returns has misspelt keys put right, so that
// what follows from a misspelling is not reported as well.
func Validate(typeName string, p tree.Place) (tree.Place, []source.Diagnostic) {
	return validate(typeName, p)
}

// ValidateConfig checks launchbook.yaml against its schema, as Validate does.
func ValidateConfig(p tree.Place) (tree.Place, []source.Diagnostic) {
	return validate(configName, p)
}

// ValidateKnown checks a file of known findings against its schema, as Validate
// does.
func ValidateKnown(p tree.Place) (tree.Place, []source.Diagnostic) {
	return validate(knownName, p)
}

// maxRepairs bounds how often a repaired document is looked at again: a renamed
// key can bring to light misspelt keys below it.
const maxRepairs = 8

func validate(name string, p tree.Place) (tree.Place, []source.Diagnostic) {
	v := validator{name: name}
	failures := v.failures(p)
	for range maxRepairs {
		renamed, again := p, false
		for _, f := range failures {
			if f.keyword == "additionalProperties" || f.keyword == "unevaluatedProperties" {
				var changed bool
				renamed, changed = v.unknownFields(renamed, f)
				again = again || changed
			}
		}
		if !again {
			break
		}
		p = renamed
		failures = v.failures(p)
	}
	for _, f := range failures {
		v.report(p, f)
	}
	source.Sort(v.found)
	return p, v.found
}

// validator collects what is wrong with one document.
type validator struct {
	name  string
	found []source.Diagnostic
	// said has the addresses that a diagnostic exists for, one each.
	said map[string]bool
}

// failure is one keyword of the schema that one value does not satisfy.
type failure struct {
	keyword string
	schema  map[string]any // the schema object that has the keyword
	path    []string       // of the value, from the root
}

// failures are the leaves of what the validator says, in a stable order. Its
// texts are not used: their order is random.
func (v *validator) failures(p tree.Place) []failure {
	err := compiled(v.name).Validate(p.Node.Value())
	var invalid *jsonschema.ValidationError
	if !errors.As(err, &invalid) {
		return nil
	}
	var list []failure
	var walk func(*jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		for _, cause := range e.Causes {
			walk(cause)
		}
		if len(e.Causes) == 0 {
			list = append(list, failureOf(e))
		}
	}
	walk(invalid)
	slices.SortStableFunc(list, func(a, b failure) int {
		if c := slices.Compare(a.path, b.path); c != 0 {
			return c
		}
		return strings.Compare(a.keyword, b.keyword)
	})
	return slices.CompactFunc(list, failure.saysTheSame)
}

// saysTheSame tells whether one failure of a mapping stands for another: each
// field that is too much fails, and the first one finds all of them.
func (f failure) saysTheSame(o failure) bool {
	return f.keyword == "unevaluatedProperties" && o.keyword == f.keyword && slices.Equal(f.path, o.path) &&
		reflect.ValueOf(f.schema).Pointer() == reflect.ValueOf(o.schema).Pointer()
}

func failureOf(e *jsonschema.ValidationError) failure {
	where, keyword := e.AbsoluteKeywordLocation, ""
	if i := strings.LastIndexByte(where, '/'); i >= 0 {
		where, keyword = where[:i], where[i+1:]
	}
	file, fragment, _ := strings.Cut(strings.TrimPrefix(where, base), "#")
	f := failure{keyword: keyword, path: pointer(e.InstanceLocation)}
	var at any = raw(file)
	for _, step := range pointer(fragment) {
		switch value := at.(type) {
		case map[string]any:
			at = value[step]
		case []any:
			i, _ := strconv.Atoi(step)
			at = value[min(max(i, 0), len(value)-1)]
		}
	}
	f.schema, _ = at.(map[string]any)
	// This keyword fails at the field that is too much, unlike
	// additionalProperties, which fails at the mapping that has it.
	if keyword == "unevaluatedProperties" && len(f.path) > 0 {
		f.path = f.path[:len(f.path)-1]
	}
	return f
}

// pointer splits a JSON pointer, which the validator escapes as a URL on top.
func pointer(text string) []string {
	if unescaped, err := url.PathUnescape(text); err == nil {
		text = unescaped
	}
	text = strings.TrimPrefix(text, "/")
	if text == "" {
		return nil
	}
	steps := strings.Split(text, "/")
	for i, step := range steps {
		steps[i] = tree.UnescapePointer(step)
	}
	return steps
}

// at goes down the path of a failure.
func at(p tree.Place, path []string) tree.Place {
	for _, step := range path {
		if i, err := strconv.Atoi(step); err == nil && p.Node.Kind == tree.List {
			p = p.Child(i)
		} else {
			p = p.Child(step)
		}
	}
	return p
}
