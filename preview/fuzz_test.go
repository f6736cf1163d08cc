package preview

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// FuzzRequest asks for any path with any method and headers: the answer is a file of
// the portal or a refusal, and leads nowhere else.
func FuzzRequest(f *testing.F) {
	for _, path := range []string{"/", "/a", "/a/", "/a/../index.html", "//evil.example.com/a", `/\evil.example.com`, "/_launchbook/status.json", "/%2e%2e/x", "/a/index.html?x", "/\x00"} {
		f.Add("GET", path, "127.0.0.1:4000", "")
	}
	f.Add("POST", "/", "localhost:4000", "http://localhost:4000")
	f.Add("GET", "/", "evil.example.com:4000", "http://evil.example.com:4000")
	files := map[string][]byte{"index.html": []byte("<p>first page"), "a/index.html": []byte("<p>second page"), "404.html": []byte("<p>no page"), "x.txt": []byte("text")}
	s := newServer(4000)
	s.update(Build{Files: files})
	f.Fuzz(func(t *testing.T, method, path, host, origin string) {
		u, err := url.ParseRequestURI(path)
		if err != nil || u.Path == prefix+"events" {
			return // the server of Go refuses it; events have no end
		}
		r := &http.Request{Method: method, URL: u, Host: host, Header: http.Header{"Origin": {origin}}}
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		ours := host == "127.0.0.1:4000" || host == "localhost:4000" || host == "[::1]:4000"
		switch w.Code {
		case http.StatusOK:
			name := strings.TrimPrefix(u.Path, "/")
			if !ours && !loopback(strings.TrimSuffix(host, ":4000")) || method != http.MethodGet && method != http.MethodHead {
				t.Errorf("%s %q of %q is answered", method, path, host)
			}
			_, file := files[name]
			_, index := files[name+"index.html"]
			if !file && !index && !strings.HasPrefix(u.Path, prefix) {
				t.Errorf("%q is answered with %q", path, w.Body)
			}
		case http.StatusFound:
			to, err := u.Parse(w.Header().Get("Location"))
			if err != nil || to.Host != u.Host || to.Path != u.Path+"/" {
				t.Errorf("%q leads to %v", path, to)
			}
		case http.StatusNotFound:
			if !bytes.Contains(w.Body.Bytes(), files["404.html"]) {
				t.Errorf("%q: %q", path, w.Body)
			}
		case http.StatusForbidden, http.StatusMethodNotAllowed:
		default:
			t.Errorf("%q: %d", path, w.Code)
		}
	})
}
