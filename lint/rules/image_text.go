package rules

import (
	"fmt"

	"github.com/launchbook/launchbook/lint"
	"github.com/launchbook/launchbook/source"
	"github.com/launchbook/launchbook/source/tree"
)

var imageText = lint.Rule{
	ID:      "image-text",
	Summary: "Every image has an alternative text.",
	Level:   source.Warning,
	Why:     "Whoever hears the page, or has no network for images, gets nothing.",
	Fix:     "Write what the image says: `![The error rate doubles at 10:05](graph.png)`.",
	Check: func(p *lint.Pass) {
		n := 0
		for _, d := range p.Site.Documents {
			for _, link := range d.Body.Links {
				if !link.Image {
					continue
				}
				n++
				if link.Unnamed {
					p.Report(tree.Place{File: d.File}, link.Span, fmt.Sprintf("the image `%s` has no alternative text", link.Destination), "write between the brackets what the image says")
				}
			}
		}
		p.Prove("images", n)
	},
}
