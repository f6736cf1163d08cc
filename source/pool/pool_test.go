package pool

import (
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
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

func TestNobodyWorksDuringARest(t *testing.T) {
	defer SetRest(nil)
	var working, rests, asked, over atomic.Int64
	SetRest(&Rest{
		Due: func() bool { return asked.Add(1)%10 < 2 }, // it is asked again before each rest
		Do: func() {
			rests.Add(1)
			if n := working.Load(); n != 0 {
				t.Errorf("%d workers are at work", n)
			}
		},
		Over: func() { over.Add(1) },
	})
	done := make([]int, 2000)
	Share(len(done), func(indexes iter.Seq[int]) {
		for i := range indexes {
			working.Add(1)
			runtime.Gosched()
			done[i]++
			working.Add(-1)
		}
	})
	if slices.Min(done) != 1 || slices.Max(done) != 1 || rests.Load() == 0 || over.Load() != 1 {
		t.Errorf("%d rests, over %d times, and each index %d to %d times", rests.Load(), over.Load(), slices.Min(done), slices.Max(done))
	}
}
