package report

import (
	"strings"
	"testing"

	"github.com/launchbook/launchbook/source"
)

func TestTextFrames(t *testing.T) {
	f := source.NewFile("content/x.md", []byte("---\ntitle: 日本\tå\x1b[31m\nlong: "+strings.Repeat("a", 200)+"\n"))
	list := []source.Diagnostic{
		{Rule: "r", Level: source.Error, File: f, Span: source.Span{Start: 11, End: 17}, Message: "`title` is wrong\x1b[0m", Help: "write another"},
		{Rule: "s", Level: source.Warning, File: f, Span: source.Span{Start: 18, End: 20}, Message: "m"},
		{Rule: "t", Level: source.Info, Message: "no place"},
	}
	var b strings.Builder
	if err := Text(&b, list, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	want := "content/x.md:2:8: error: `title` is wrong\uFFFD[0m [r]\n" +
		"    2 | title: 日本    å\uFFFD[31m\n" +
		"      |        ^^^^\n" +
		"      help: write another\n\n" +
		"content/x.md:2:11: warning: m [s]\n" +
		"    2 | title: 日本    å\uFFFD[31m\n" +
		"      |                ^\n\n" +
		"info: no place [t]\n\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
