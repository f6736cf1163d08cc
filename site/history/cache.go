package history

import (
	"context"
	"slices"

	"github.com/launchbook/launchbook/site"
)

// Cache keeps a log for as long as git would say the same. The zero Cache is
// empty; a Cache is not for several goroutines at once.
type Cache struct {
	log Log
	// head, content and paths are what the log was read for: a log knows nothing
	// of documents that were not there then.
	head, content string
	paths         []string
}

// Read is the package's Read, without running git log where neither the commit
// nor the documents of the site are others than the last time.
func (c *Cache) Read(ctx context.Context, s *site.Site) Log {
	paths := make([]string, len(s.Documents))
	for i, d := range s.Documents {
		paths[i] = d.File.Path
	}
	head := Head(ctx, s)
	if c.log == nil || head != c.head || s.Config.Content != c.content || !slices.Equal(paths, c.paths) {
		c.log, c.head, c.content, c.paths = Read(ctx, s), head, s.Config.Content, paths
	}
	return c.log
}
