package generator

import (
	"encoding/xml"
	"fmt"
	"testing"
)

func TestSitemapOfManyPages(t *testing.T) {
	p := &Portal{options: Options{BaseURL: "https://runbooks.example.com/"}}
	var list []location
	for i := range 25 {
		list = append(list, location{Loc: p.absolute(fmt.Sprintf("p%02d.html", i))})
	}
	files := map[string][]byte{}
	if err := p.sitemaps(files, list, 10); err != nil {
		t.Fatal(err)
	}
	var index sitemapIndex
	if err := xml.Unmarshal(files["sitemap.xml"], &index); err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for i, part := range index.Sitemaps {
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		if part.Loc != "https://runbooks.example.com/"+name {
			t.Errorf("part %d is %s", i, part.Loc)
		}
		var one sitemap
		if err := xml.Unmarshal(files[name], &one); err != nil {
			t.Fatal(err)
		}
		if len(one.URLs) > 10 {
			t.Errorf("%s has %d addresses", name, len(one.URLs))
		}
		for _, at := range one.URLs {
			seen[at.Loc]++
		}
	}
	for _, at := range list {
		if seen[at.Loc] != 1 {
			t.Errorf("%s is listed %d times", at.Loc, seen[at.Loc])
		}
	}
	if err := p.sitemaps(map[string][]byte{"sitemap-2.xml": nil}, list, 10); err == nil {
		t.Error("a file of the content was replaced")
	}
}
