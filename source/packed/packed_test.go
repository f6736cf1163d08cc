package packed

import (
	"encoding/binary"
	"math"
	"testing"
)

func TestReadsWhatWasAppended(t *testing.T) {
	b := AppendText(AppendCount([]byte{7}, 300), "")
	for _, n := range []int64{0, -1, math.MinInt64, math.MaxInt64} {
		b = binary.AppendVarint(b, n)
	}
	b = AppendText(AppendText(AppendCount(b, math.MaxInt64), "é\x00"), []byte("x"))
	r := Reader(b)
	if a, n, text := r.Byte(), r.Count(), r.Text(); a != 7 || n != 300 || text != "" {
		t.Errorf("got %d, %d and %q", a, n, text)
	}
	for _, want := range []int64{0, -1, math.MinInt64, math.MaxInt64} {
		if got := r.Int(); got != want {
			t.Errorf("got %d, want %d", got, want)
		}
	}
	if n, one, two := r.Count(), r.Text(), r.Take(2); n != math.MaxInt64 || one != "é\x00" || two != "\x01x" || r != "" {
		t.Errorf("got %d, %q and %q, and %q is left", n, one, two, r)
	}
}
