// Package relaunch begins a document from another one of its type: a launch from the
// plan of the last one, without what that one had come to.
package relaunch

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/frontedit"
	"github.com/launchbook/launchbook/site/frontmatter"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

// ErrFormat says that a document has no front matter that can be begun from.
var ErrFormat = errors.New("only documents with front matter in YAML or JSON can be begun from")

// own are the fields that say what a document is and when somebody looked at it.
var own = []string{"id", "aliases", "reviewed_at", "review_by"}

// came are the fields that say what a launch has come to, by their paths. A star stands
// for every item of a list.
var came = []string{
	"checklist/*/states", "checklist/*/items/*/status", "checklist/*/items/*/not_applicable", "checklist/*/items/*/waiver",
	"timeline/*/status", "timeline/*/ended_at", "timeline/*/outcome",
	"go_no_go/decided_at", "go_no_go/sign_offs/*/decision", "go_no_go/sign_offs/*/decided_at", "reviews/*/held_at", "reviews/*/outcome", "improvement/*/held_at", "improvement/*/outcome",
}

// Text is the text of a new document that begins as another one is: with its plan, its
// comments and its body, and with TODO for what is its own. launchAt is T-0 of a launch;
// without one the writer is told to fill it in.
func Text(d *site.Document, launchAt string) ([]byte, error) {
	block, _, _ := frontmatter.Split(d.File)
	if !frontedit.Edits(block.Format) {
		return nil, ErrFormat
	}
	e := frontedit.New(d.File, d.Front)
	gone := own
	if d.Type == "launch" {
		gone = slices.Concat(own, came)
	}
	e.Remove(gone...)
	e.Replace(d.Front, "title", `"TODO: name of the `+d.Type+`"`)
	e.Replace(d.Front, "summary", `"TODO: one sentence on what this is about"`)
	if d.Type == "launch" {
		e.Replace(d.Front, "status", `"draft"`)
		e.Replace(d.Front.Child("go_no_go"), "decision", `"pending"`)
		if launchAt == "" {
			launchAt = "2030-01-15T10:00"
			if block.Format == "yaml" {
				e.Comment("launch_at", "  # TODO: T-0")
			}
		}
		e.Replace(d.Front, "launch_at", `"`+launchAt+`"`)
	}
	text, err := e.Text()
	if err != nil {
		return nil, err
	}
	return text, check(d, text, gone)
}

// check tells whether the text reads as it was meant to: aliases of YAML may have lost
// what they stood for.
func check(d *site.Document, text []byte, gone []string) error {
	file := source.NewFile(d.File.Path, text)
	_, node, found := frontmatter.Split(file)
	front := tree.Place{File: file, Node: node}
	for _, f := range found {
		if f.Level == source.Error {
			return fmt.Errorf("%s is written in a way that cannot be begun from (%s); copy it by hand", d.File.Path, f.Message)
		}
	}
	for _, field := range gone {
		if len(frontedit.New(file, front).Holders(front, strings.Split(path.Dir(field), "/"), path.Base(field))) > 0 {
			return fmt.Errorf("%s is written in a way that cannot be begun from (`%s` stays); copy it by hand", d.File.Path, path.Base(field))
		}
	}
	return nil
}
