package preview

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"mime"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"sync"

	"github.com/launchbook/launchbook/lint/report"
	"github.com/launchbook/launchbook/source"
)

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// The preview's own files lie below this path, which no portal uses.
const prefix = "/_launchbook/"

// server answers with the files of the last good build.
type server struct {
	port   int
	events *events

	mu     sync.RWMutex
	files  map[string][]byte
	status []byte
	// shown is set while files has pages that are ahead of the build.
	shown bool
	// building is the number of the build that runs, or ran last, and ahead the pages
	// that were shown since it began, and that it need not have.
	building int
	ahead    map[string][]byte
}

func newServer(port int) *server { return &server{port: port, events: newEvents()} }

// overlay is what the browser shows above the page.
type overlay struct {
	Error    string           `json:"error,omitempty"`
	Stale    bool             `json:"stale"`
	Count    int              `json:"count"`    // of all findings
	Errors   int              `json:"errors"`   // of all
	Findings []report.Finding `json:"findings"` // the first maxShown
	Lines    []string         `json:"lines"`    // in which they are
}

// maxShown is how many findings a browser shows: it would stand still on a hundred thousand.
// maxLine is how many bytes of a line it shows before and behind one.
const (
	maxShown = 500
	maxLine  = 200
)

// begin says that a build begins.
func (s *server) begin(number int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.building, s.ahead = number, nil
}

// update takes over a build and tells the browsers. Without files the last ones
// stay, and so do pages of what was edited since the build began.
func (s *server) update(b Build) {
	o := overlay{
		Stale: b.Files == nil, Count: len(b.Diagnostics), Errors: report.Errors(b.Diagnostics),
		Findings: []report.Finding{}, Lines: []string{},
	}
	if b.Err != nil {
		o.Error = report.Clean(b.Err.Error())
	}
	for _, d := range b.Diagnostics[:min(maxShown, len(b.Diagnostics))] {
		o.Findings = append(o.Findings, report.FindingOf(d))
		o.Lines = append(o.Lines, line(d))
	}
	status, err := json.Marshal(o)
	if err != nil {
		status = []byte(`{"error":"the findings cannot be shown"}`)
	}
	s.mu.Lock()
	kind, files := "reload", with(b.Files, s.ahead)
	if files == nil || s.shown && samePages(s.files, files) {
		kind = "status" // the browsers have loaded the page again already
	}
	if files != nil {
		s.files = files
	}
	s.status, s.shown = status, len(s.ahead) > 0
	s.mu.Unlock()
	s.events.send(kind)
}

// show puts pages into the portal, ahead of the build that has all of them, and
// tells the browsers. Those of edits during a build, which is not 0 then, outlast it;
// with the next one, they are old.
func (s *server) show(pages map[string][]byte, during int) {
	s.mu.Lock()
	if len(pages) == 0 || s.files == nil || during != 0 && during != s.building {
		s.mu.Unlock()
		return
	}
	if during != 0 {
		s.ahead = pages
	}
	s.files, s.shown = with(s.files, pages), true
	s.mu.Unlock()
	s.events.send("reload")
}

// with is files with others in the place of some. A request may be reading the first.
func with(files, others map[string][]byte) map[string][]byte {
	if files == nil || len(others) == 0 {
		return files
	}
	files = maps.Clone(files)
	maps.Copy(files, others)
	return files
}

// samePages tells whether no page of a portal differs from that of another.
func samePages(a, b map[string][]byte) bool {
	for name, page := range b {
		if path.Ext(name) == ".html" && !bytes.Equal(a[name], page) {
			return false
		}
	}
	return len(a) == len(b)
}

func line(d source.Diagnostic) string {
	if d.File == nil {
		return ""
	}
	whole := d.File.LineSpan(d.File.Position(d.Span.Start).Line)
	part := source.Span{Start: max(whole.Start, d.Span.Start-maxLine), End: min(whole.End, d.Span.Start+maxLine)}
	text := strings.ToValidUTF8(d.File.Text(part), "") // cut between characters
	if part.Start > whole.Start {
		text = "…" + text
	}
	if part.End < whole.End {
		text += "…"
	}
	return report.Clean(text)
}

func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Cache-Control", "no-store")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !s.ours(r.Host):
		http.Error(w, "launchbook previews this machine only", http.StatusForbidden)
	case !s.sameOrigin(r):
		http.Error(w, "launchbook previews for its own pages only", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case r.URL.Path == prefix+"events":
		s.events.serve(w, r)
	case r.URL.Path == prefix+"status.json":
		s.mu.RLock()
		status := s.status
		s.mu.RUnlock() // before it is written: whoever reads slowly would hold up the next build
		write(w, "application/json", status)
	case r.URL.Path == prefix+"preview.js":
		write(w, "text/javascript; charset=utf-8", script)
	case r.URL.Path == prefix+"preview.css":
		write(w, "text/css; charset=utf-8", style)
	default:
		s.file(w, r)
	}
}

// ours tells whether a Host header names this server. Another name that leads
// here is a trick (DNS rebinding).
func (s *server) ours(host string) bool {
	name, port, err := net.SplitHostPort(host)
	return err == nil && port == fmt.Sprint(s.port) && loopback(name)
}

func (s *server) sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return r.Header.Get("Sec-Fetch-Site") != "cross-site" || r.Header.Get("Sec-Fetch-Mode") == "navigate"
	}
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "http" && s.ours(u.Host)
}

func (s *server) file(w http.ResponseWriter, r *http.Request) {
	s.mu.RLock()
	files := s.files
	s.mu.RUnlock()
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	data, ok := files[name]
	if !ok {
		if _, folder := files[name+"/index.html"]; folder {
			w.Header().Set("Location", path.Base(name)+"/")
			w.WriteHeader(http.StatusFound)
			return
		}
		name = "404.html"
		if data, ok = files[name]; !ok {
			data = []byte("<!doctype html><title>launchbook</title><body><p>There is no portal yet.</p></body>")
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusNotFound)
		_, _ = w.Write(inject(data))
		return
	}
	if path.Ext(name) == ".html" {
		write(w, "text/html; charset=utf-8", inject(data))
		return
	}
	write(w, contentType(name), data)
}

func contentType(name string) string {
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

func write(w http.ResponseWriter, kind string, data []byte) {
	w.Header().Set("Content-Type", kind)
	_, _ = w.Write(data)
}

// inject adds the preview's script and style to a page.
func inject(page []byte) []byte {
	tags := []byte(`<link rel="stylesheet" href="` + prefix + `preview.css"><script src="` + prefix + `preview.js" defer></script>`)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		return append(append([]byte(nil), page...), tags...)
	}
	out := make([]byte, 0, len(page)+len(tags))
	return append(append(append(out, page[:at]...), tags...), page[at:]...)
}
