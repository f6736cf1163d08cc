package history

import (
	"strings"
	"testing"
)

// FuzzLog reads any bytes as a log of git: what is kept of it is of wanted files,
// and bounded.
func FuzzLog(f *testing.F) {
	f.Add("\x011700000000\x02Add it\x00\na.md\x00b.md\x00\x011600000000\x02Begin\x00\na.md\x00")
	f.Add("\x01x\x02\x00\n\x00a.md")
	f.Add("\x01\x01\x02\x02\x00\n\na.md\x00")
	f.Add(strings.Repeat("\x011700000000\x02x\x00\na.md\x00", 20))
	f.Fuzz(func(t *testing.T, log string) {
		wanted := map[string]bool{"a.md": true, "b.md": true}
		for name, change := range parse(strings.NewReader(log), wanted) {
			if !wanted[name] || len(change.Earlier) > maxEarlier || strings.ContainsRune(change.Subject, 0) {
				t.Errorf("%q: %v", name, change)
			}
		}
		a, b := &last{}, &last{}
		w := &watch{docs: map[string]*last{"a.md": a, "b.md": b}, covers: []*cover{{glob: "src/**", of: a}, {glob: "b.md", of: b}}}
		whole := w.read(strings.NewReader(log))
		for _, d := range w.drifts(whole) {
			if d.Index != 0 {
				t.Error(d)
			}
		}
	})
}
