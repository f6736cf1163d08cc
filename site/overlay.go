package site

import (
	"os"
	"path"
	"slices"
	"strings"
)

// overlay is files in memory, by path from the site's root.
type overlay map[string][]byte

// read is a file's bytes: those in memory, or else those on the disk.
func (o overlay) read(root *os.Root, name string) ([]byte, error) {
	if data, ok := o[name]; ok {
		return data, nil
	}
	return root.ReadFile(name)
}

// added are the documents below a folder that walking the disk did not find,
// put in their place among those that it did.
func (o overlay) added(documents []string, content string) []string {
	before := len(documents)
	for name := range o {
		relative, inside := strings.CutPrefix(name, content+"/")
		if content == "." {
			relative, inside = name, true
		}
		if inside && isMarkdown(name) && !slices.Contains(documents, relative) {
			documents = append(documents, relative)
		}
	}
	if len(documents) > before {
		slices.SortFunc(documents, byFolder)
	}
	return documents
}

func isMarkdown(name string) bool {
	ending := path.Ext(name)
	return strings.EqualFold(ending, ".md") || strings.EqualFold(ending, ".markdown")
}

// byFolder is the order in which a folder is walked.
func byFolder(a, b string) int {
	return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
}
