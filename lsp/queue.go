package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"

	"go.lsp.dev/jsonrpc2"
)

// message is one request or notification, out of the stream's buffer.
type message struct {
	id     jsonrpc2.ID // invalid for a notification
	method string
	params json.RawMessage
}

// codeCancelled is the protocol's RequestCancelled.
const codeCancelled jsonrpc2.Code = -32800

// queue reads messages and knows which of those that wait were cancelled.
type queue struct {
	stream   jsonrpc2.Stream
	messages chan message
	// failed has the error that ended reading; nil for the end of the stream.
	failed error

	mu      sync.Mutex
	waiting map[jsonrpc2.ID]bool // true when cancelled
}

// maxWaiting is how many messages are read ahead of the loop.
const maxWaiting = 1024

func newQueue(stream jsonrpc2.Stream) *queue {
	return &queue{stream: stream, messages: make(chan message, maxWaiting), waiting: map[jsonrpc2.ID]bool{}}
}

// read fills the queue until the stream ends. A message that is no JSON-RPC is
// answered and skipped: its frame says where the next one begins.
func (q *queue) read(ctx context.Context) {
	defer close(q.messages)
	for {
		m, _, err := q.stream.Read(ctx)
		var malformed *jsonrpc2.Error
		switch {
		case errors.As(err, &malformed):
			if _, err := q.stream.Write(ctx, jsonrpc2.NewResponse(jsonrpc2.ID{}, nil, malformed)); err != nil {
				q.failed = err
				return
			}
			continue
		case err != nil:
			if !errors.Is(err, io.EOF) {
				q.failed = err
			}
			return
		}
		switch m := m.(type) {
		case *jsonrpc2.Call:
			q.mu.Lock()
			q.waiting[m.ID()] = false
			q.mu.Unlock()
			q.messages <- message{m.ID(), strings.Clone(m.Method()), bytes.Clone(m.Params())}
		case *jsonrpc2.Notification:
			if m.Method() == "$/cancelRequest" {
				q.cancel(m.Params())
				continue
			}
			q.messages <- message{method: strings.Clone(m.Method()), params: bytes.Clone(m.Params())}
		}
	}
}

// busy tells whether messages wait.
func (q *queue) busy() bool { return len(q.messages) > 0 }

func (q *queue) cancel(params []byte) {
	var number struct{ ID int64 }
	var text struct{ ID string }
	var id jsonrpc2.ID
	switch {
	case json.Unmarshal(params, &number) == nil:
		id = jsonrpc2.NewNumberID(number.ID)
	case json.Unmarshal(params, &text) == nil:
		id = jsonrpc2.NewStringID(text.ID)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if _, waits := q.waiting[id]; waits {
		q.waiting[id] = true
	}
}

// take tells whether a request that is answered now was cancelled meanwhile.
func (q *queue) take(id jsonrpc2.ID) (cancelled bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	cancelled = q.waiting[id]
	delete(q.waiting, id)
	return cancelled
}
