package site

import (
	"net/url"
	"slices"
	"strings"
)

// ResolveRunbookURL finds what the runbook_url of an alert leads to. The
// configuration's runbook_url_prefixes say which URLs are those of pages here,
// the longest prefix first; so do base_url and source_url. A path without a
// host is one in the content folder. A URL of other places is LinkExternal.
func (s *Site) ResolveRunbookURL(written string) Link {
	if u, err := url.Parse(written); err == nil && u.Scheme == "" && u.Host == "" && u.Path != "" {
		return s.ResolveLink(new(Document), "/"+strings.TrimPrefix(written, "/"))
	}
	for _, p := range s.runbookPrefixes() {
		if rest, ok := strings.CutPrefix(written, p.from); ok {
			return s.ResolveLink(new(Document), p.to+rest)
		}
	}
	return Link{Kind: LinkExternal}
}

// urlPrefix is the beginning of URLs, and of the paths that they stand for.
type urlPrefix struct{ from, to string }

// runbookPrefixes lists what is known of URLs, the longest beginning first.
func (s *Site) runbookPrefixes() []urlPrefix {
	var list []urlPrefix
	for from, to := range s.Config.RunbookURLPrefixes {
		to = "/" + strings.TrimPrefix(to, "/")
		if strings.HasSuffix(from, "/") && !strings.HasSuffix(to, "/") {
			to += "/"
		}
		list = append(list, urlPrefix{from, to})
	}
	if base := s.Config.BaseURL; base != "" {
		list = append(list, urlPrefix{strings.TrimSuffix(base, "/") + "/", "/"})
	}
	if shown := s.PatternURL(s.Config.SourceURL, s.Config.Content); shown != "" {
		list = append(list, urlPrefix{strings.TrimSuffix(strings.TrimSuffix(shown, "."), "/") + "/", "/"})
	}
	slices.SortFunc(list, func(a, b urlPrefix) int {
		if len(a.from) != len(b.from) {
			return len(b.from) - len(a.from)
		}
		return strings.Compare(a.from+"\n"+a.to, b.from+"\n"+b.to)
	})
	return list
}
