package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"

	"go.lsp.dev/jsonrpc2"

	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/source"
)

// Options say how to serve.
type Options struct {
	Version string
	// Load reads a site; nil is site.LoadWith.
	Load func(dir string, o site.LoadOptions) (*site.Site, error)
	// Lint finds what is wrong with a loaded site. A *site.ConfigError says
	// what is wrong with its configuration.
	Lint func(*site.Site) ([]source.Diagnostic, error)
	// Now is the clock by which hovering says who is on call; nil is time.Now.
	Now func() time.Time
	// Delay is how long the writer has to pause before a changed site is looked
	// at again.
	Delay time.Duration
	// Logf writes what only a developer of this server or of an editor wants to know.
	Logf func(format string, args ...any)
}

// ErrNoShutdown is how the protocol wants a server to end that was told to
// exit, or lost its client, before it was told to shut down.
var ErrNoShutdown = errors.New("the editor went away without a shutdown request")

// server is the state of one connection. Only the loop touches it.
type server struct {
	Options
	queue    *queue
	stream   jsonrpc2.Stream
	encoding encoding
	state    state
	versions bool // the client knows the versions that changes are for
	snippets bool // the client takes texts with places to fill in
	watches  bool // the client can be asked to watch files

	open  map[string]*openDocument // by URI
	sites map[string]*workspace    // by root folder
	due   *time.Timer              // when changed sites are looked at
}

type state int

const (
	starting state = iota
	running
	stopped // by a shutdown request
)

// Serve answers a client until it exits, or in ends. An end without a shutdown
// request is ErrNoShutdown, as the protocol says; any other error is one of
// reading or writing.
func Serve(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	stream := jsonrpc2.NewHeaderStream(pipes{in, out})
	s := &server{
		Options: o, queue: newQueue(stream), stream: stream, encoding: utf16Units,
		open: map[string]*openDocument{}, sites: map[string]*workspace{}, due: time.NewTimer(time.Hour),
	}
	if s.Load == nil {
		s.Load = site.LoadWith
	}
	if s.Now == nil {
		s.Now = time.Now
	}
	s.due.Stop()
	go s.queue.read(ctx)
	return s.loop(ctx)
}

// pipes is the two streams as one; neither is closed here.
type pipes struct {
	io.Reader
	io.Writer
}

func (pipes) Close() error { return nil }

func (s *server) loop(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-s.due.C:
			s.guard("publishing", s.publishAll)
		case m, more := <-s.queue.messages:
			switch {
			case !more && s.queue.failed != nil:
				return s.queue.failed
			case !more || m.method == "exit":
				if s.state == stopped {
					return nil
				}
				return ErrNoShutdown
			}
			if err := s.handle(ctx, m); err != nil {
				return err
			}
		}
	}
}

// handle answers one message. The error is that of writing.
func (s *server) handle(ctx context.Context, m message) error {
	if !m.id.IsValid() {
		s.guard(m.method, func() { _, _ = s.dispatch(m) })
		return nil
	}
	var result any
	var err error = jsonrpc2.Errorf(jsonrpc2.InternalError, "`%s` met an internal error; the server goes on", m.method)
	if s.queue.take(m.id) {
		err = jsonrpc2.NewError(codeCancelled, "cancelled")
	} else {
		s.guard(m.method, func() { result, err = s.dispatch(m) })
	}
	var data []byte
	if err == nil {
		if data, err = json.Marshal(result); err != nil {
			err = jsonrpc2.Errorf(jsonrpc2.InternalError, "%v", err)
		}
	}
	_, err = s.stream.Write(ctx, jsonrpc2.NewResponse(m.id, data, err))
	return err
}

// guard keeps a panic from ending the server: one request fails, not all.
func (s *server) guard(what string, do func()) {
	defer func() {
		if r := recover(); r != nil {
			s.Logf("internal error in %s: %v\n%s", what, r, debug.Stack())
		}
	}()
	do()
}

// notify tells the client something.
func (s *server) notify(method string, params any) {
	data, err := json.Marshal(params)
	if err == nil {
		_, err = s.stream.Write(context.Background(), jsonrpc2.NewNotification(method, data))
	}
	if err != nil {
		s.Logf("%s: %v", method, err)
	}
}

// request asks the client for something of which no answer is needed.
func (s *server) request(id, method string, params any) {
	data, err := json.Marshal(params)
	if err == nil {
		_, err = s.stream.Write(context.Background(), jsonrpc2.NewCall(jsonrpc2.NewStringID(id), method, data))
	}
	if err != nil {
		s.Logf("%s: %v", method, err)
	}
}

// invalid says that a request's parameters do not fit.
func invalid(format string, args ...any) error {
	return jsonrpc2.NewError(jsonrpc2.InvalidParams, fmt.Sprintf(format, args...))
}
