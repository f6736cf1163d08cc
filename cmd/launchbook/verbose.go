package main

import (
	"fmt"
	"io"
	"sync"

	"github.com/launchbook/launchbook/generator/output"
	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/site"
)

// verbose says on standard error what is read, skipped and written, and why.
type verbose struct {
	mu  sync.Mutex
	out io.Writer
}

func (v *verbose) say(what, path, why string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if why != "" {
		why = " (" + why + ")"
	}
	fmt.Fprintf(v.out, "%-6s %s%s\n", what, report.Clean(path), why)
}

// loading adds to an observer what the user reads.
func (v *verbose) loading(o site.Observer) site.Observer {
	read := o.Read
	o.Read = func(path string) { v.say("read", path, ""); read(path) }
	o.Skipped = func(path, why string) { v.say("skip", path, why) }
	return o
}

func (v *verbose) written(r output.Result) {
	for _, path := range r.Written {
		v.say("write", path, "new or changed")
	}
	for _, path := range r.Unchanged {
		v.say("keep", path, "the same as before")
	}
	for _, path := range r.Deleted {
		v.say("delete", path, "no longer part of the portal")
	}
	for _, path := range r.Foreign {
		v.say("leave", path, "launchbook did not write it")
	}
}
