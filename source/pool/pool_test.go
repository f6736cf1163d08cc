package pool

import (
	"iter"
	"strings"
	"testing"
)

func TestShareHandsEachIndexOutOnce(t *testing.T) {
	done := make([]int, 1000)
	Share(len(done), func(indexes iter.Seq[int]) {
		for i := range indexes {
			done[i]++
		}
	})
	for i, n := range done {
		if n != 1 {
			t.Fatalf("index %d was handed out %d times", i, n)
		}
	}
	Share(0, func(iter.Seq[int]) { t.Error("there is no work") })
}

func TestPanicReachesTheCaller(t *testing.T) {
	defer func() {
		if text, _ := recover().(string); !strings.HasPrefix(text, "boom\n") {
			t.Errorf("recovered %q", text)
		}
	}()
	Share(10, func(indexes iter.Seq[int]) {
		for range indexes {
			panic("boom")
		}
	})
}
