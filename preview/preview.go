// Package preview shows a site in the browser while it is written: it builds,
// serves on this machine only, watches, rebuilds and reloads. A build that
// fails leaves the last good portal in place, with an overlay that says why.
package preview

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/launchbook/launchbook/source"
)

// Options say what to show, and how.
type Options struct {
	// Addr is host:port; the host must be this machine, the port may be 0.
	Addr string
	// Dir is the folder to watch, and Ignore the folders in it that are not,
	// such as the output.
	Dir    string
	Ignore []string
	// Build makes the portal, at the start and after each change.
	Build func() Build
	// Glance makes the pages of a few files that were edited since the last Build
	// that has ended began, before Build makes everything: whoever writes looks at
	// those. It is also called while a Build runs, for what is edited meanwhile. It may
	// be nil, and may make nothing; what it makes has to be what Build will make.
	Glance func(paths []string) map[string][]byte
	// Ready is called once, with the address to open.
	Ready func(url string)
	// Logf says what happens.
	Logf func(format string, args ...any)
	// Poll looks for changes every second instead of being told of them.
	Poll bool
}

// Build is one attempt to build the portal.
type Build struct {
	// Files are the portal; nil when there is none to show.
	Files       map[string][]byte
	Diagnostics []source.Diagnostic
	// Err is why nothing could be built at all.
	Err error
}

// Serve runs the preview until the context ends.
func Serve(ctx context.Context, o Options) error {
	host, _, err := net.SplitHostPort(o.Addr)
	if err != nil {
		return fmt.Errorf("the address %q is not host:port", o.Addr)
	}
	if !loopback(host) {
		return fmt.Errorf("the preview serves this machine only: use 127.0.0.1 or localhost, not %q", host)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", o.Addr)
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	watched, err := watch(ctx, o)
	if err != nil {
		stop()
		return errors.Join(err, listener.Close())
	}
	defer func() {
		stop()
		select {
		case <-watched.ended: // folders that are watched cannot be deleted on Windows
		case <-time.After(time.Second): // a slow disk is being looked through
		}
	}()
	port := listener.Addr().(*net.TCPAddr).Port
	s := newServer(port)
	select {
	case b := <-o.start(nil):
		s.update(b)
	case <-ctx.Done():
		return listener.Close()
	}
	server := &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, IdleTimeout: time.Minute, MaxHeaderBytes: 64 << 10}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	if o.Ready != nil {
		o.Ready(fmt.Sprintf("http://%s/", net.JoinHostPort(host, fmt.Sprint(port))))
	}
	r := rebuilds{Options: o, server: s}
	for {
		select {
		case <-ctx.Done():
			s.events.close()
			stopping, cancel := context.WithTimeout(context.Background(), time.Second)
			defer cancel()
			if err := server.Shutdown(stopping); err != nil {
				return server.Close() // whoever still reads has had their time
			}
			return nil
		case err := <-failed:
			return err
		case <-watched.changes:
			r.changed(watched.touched.take())
		case build := <-r.building:
			r.built(build)
		}
	}
}

// start builds beside the preview, which can then be stopped at any time; first
// may be nil. A build that panics is one that failed.
func (o Options) start(first func()) <-chan Build {
	done := make(chan Build, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				done <- Build{Err: fmt.Errorf("internal error: %v", r)}
			}
		}()
		if first != nil {
			first()
		}
		done <- o.Build()
	}()
	return done
}

func (b Build) summary() string {
	if b.Err != nil {
		return b.Err.Error()
	}
	if len(b.Diagnostics) == 0 {
		return "no findings"
	}
	return fmt.Sprintf("%d findings", len(b.Diagnostics))
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
