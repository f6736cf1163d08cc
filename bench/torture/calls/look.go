//go:build linux && amd64

package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
)

// breakOne runs the scene with a fault, and looks at what is left, before and
// after another run.
func (b *bench) breakOne(f fault) (reached bool, err error) {
	if err := b.reset(); err != nil {
		return false, err
	}
	t, text, ended := b.trace(f)
	if t == nil {
		return false, ended
	}
	if t.path == "" {
		return false, nil
	}
	complain := func(format string, args ...any) {
		b.failed++
		fmt.Printf("FAILED  %s: %v (%s): %s\n", b.scene.name, f, b.hide(t.path), b.hide(fmt.Sprintf(format, args...)))
	}
	left := read(b.work)
	b.whole(left, ended, complain)
	if !f.kill {
		b.told(f, text, ended, complain)
	}
	if state := left.state(); !b.mendable[state] {
		if err := b.run(b.scene.args); err != nil {
			complain("the next run ends with %v", err)
		}
		if b.mended(read(b.work), complain) {
			b.mendable[state] = true
		}
	}
	return true, nil
}

// whole looks at the tree that a broken run has left.
func (b *bench) whole(left tree, ended error, complain func(string, ...any)) {
	got := left.in(b.scene.tree)
	switch {
	case ended == nil && !got.equal(b.new):
		complain("it says that it succeeded, and `%s` is not what it should be", got.differs(b.new))
	case b.scene.swaps && !got.equal(b.old) && !got.equal(b.new):
		complain("a mix: `%s` is not the old one, `%s` is not the new one", got.differs(b.old), got.differs(b.new))
	}
	for name, text := range got {
		if text != b.old[name] && text != b.new[name] && !b.scene.swaps && filepath.Base(name) != ".launchbook-manifest.json" && !half.MatchString(name) {
			complain("`%s` is neither the old nor the new one: %.80q", name, text)
		}
	}
	b.untouched(left, complain)
}

// half are names of files that a killed run may leave half written.
var half = regexp.MustCompile(`\.tmp$|\.launchbook-[0-9a-f]{8}$`)

// told looks at what a run said of its error, unless it could go on without.
func (b *bench) told(f fault, text string, ended error, complain func(string, ...any)) {
	var code exitCode
	switch {
	case ended == nil:
		return
	case !errors.As(ended, &code):
		complain("%v: %s", ended, text)
	case code != 3:
		complain("%v, not 3: %s", ended, text)
	case !strings.Contains(text, f.err.Error()):
		complain("the message does not say %q: %s", f.err.Error(), text)
	case !named.MatchString(text):
		complain("the message names no file: %s", text)
	}
	text = text[max(0, strings.LastIndex(text, "launchbook: ")):]
	b.messages[random.ReplaceAllString(b.hide(text), "…")]++
}

// named matches messages that name a file.
var named = regexp.MustCompile("/|`|read [^ ]+: ")

var random = regexp.MustCompile(`[0-9]+-[a-z0-9]{12}|[0-9a-f]{16}|\b[0-9]{6,}\b`)

// mended looks at what there is after the next run: all that there should be, and
// nothing else. It tells whether that is so.
func (b *bench) mended(left tree, complain func(string, ...any)) bool {
	before := b.failed
	if got := left.in(b.scene.tree); !got.equal(b.new) {
		complain("after the next run, `%s` is not what it should be", got.differs(b.new))
	}
	for name := range left {
		top, rest, _ := strings.Cut(name, "/")
		switch {
		case top == "at" && !strings.HasPrefix(rest, "public/") && !strings.HasPrefix(rest, "www/") && rest != "notes.txt",
			strings.HasPrefix(filepath.Base(name), ".new-"), half.MatchString(name):
			complain("after the next run, `%s` is left", name)
		}
	}
	b.untouched(left, complain)
	return b.failed == before
}

// untouched looks at what is not launchbook's.
func (b *bench) untouched(left tree, complain func(string, ...any)) {
	for name, text := range b.before {
		_, theirs := foreign[name]
		if (theirs || strings.HasPrefix(name, "site/") && b.scene.tree != "site") && left[name] != text {
			complain("`%s` was touched", name)
		}
	}
}

func (b *bench) hide(text string) string { return strings.ReplaceAll(text, b.work+"/", "") }
