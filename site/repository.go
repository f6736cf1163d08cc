package site

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// repositoryOf is the folder of the git repository that a folder lies in, or ""
// when it lies in none.
func repositoryOf(dir string) string {
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			return ""
		}
	}
}

// originOf is the repository that the site lies in.
func originOf(s *Site) Origin {
	folder, err := filepath.Rel(s.Repository, s.Dir)
	if s.Repository == "" || err != nil {
		return Origin{}
	}
	return Origin{Repository: s.Repository, Folder: filepath.ToSlash(folder)}
}

// RepositoryPath is where a file of the site lies in the repository, with
// slashes; name is relative to the site's root. Without a repository the
// site's own folder counts as one. It is "" for what lies outside.
func (s *Site) RepositoryPath(name string) string {
	root := s.Repository
	if root == "" {
		root = s.Dir
	}
	relative, err := filepath.Rel(root, filepath.Join(s.Dir, filepath.FromSlash(name)))
	if err != nil || !filepath.IsLocal(relative) {
		return ""
	}
	return filepath.ToSlash(relative)
}

// PatternURL fills the {path} of a pattern such as source_url or edit_url with
// where a file lies in the repository; "" without a pattern.
func (s *Site) PatternURL(pattern, name string) string {
	at := s.RepositoryPath(name)
	if pattern == "" || at == "" {
		return ""
	}
	return strings.ReplaceAll(pattern, "{path}", (&url.URL{Path: at}).EscapedPath())
}

// outside is a link that leaves the content folder. A file of the repository
// is there, although no page of the portal: source_url says where to look.
func (s *Site) outside(name string) Link {
	name = path.Join(s.Config.Content, name)
	if s.RepositoryPath(name) == "" {
		return Link{Kind: LinkOutside}
	}
	full := filepath.Join(s.Dir, filepath.FromSlash(name))
	_, err := os.Lstat(full)
	if s.looked != nil {
		s.looked.Store(full, err == nil)
	}
	if err != nil {
		return Link{Kind: LinkMissing}
	}
	if to := s.PatternURL(s.Config.SourceURL, name); to != "" {
		return Link{Kind: LinkSource, URL: to}
	}
	return Link{Kind: LinkOutside}
}

// LookedUp are the files outside of the content folder that links were resolved
// to so far, by absolute path, and whether they were there.
func (s *Site) LookedUp() map[string]bool {
	found := map[string]bool{}
	if s.looked != nil {
		s.looked.Range(func(name, there any) bool {
			found[name.(string)] = there.(bool)
			return true
		})
	}
	return found
}
