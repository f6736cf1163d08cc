package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"gocloud.dev/blob"
	_ "gocloud.dev/blob/fileblob" // file:///folder
	"gocloud.dev/blob/memblob"

	"github.com/launchbook/launchbook/generator/output"
)

// Store is where a portal is copied to.
type Store struct {
	*blob.Bucket
	// folder is the path of a store that is one, or "".
	folder string
}

// Open opens the store at a URL. A folder must not hold one of the protected
// paths, nor be or lie in the portal that is copied; a missing one is made.
func Open(ctx context.Context, target, portal string, protect []string) (*Store, error) {
	return open(ctx, target, portal, protect, false)
}

// Look is Open for a dry run: a missing folder is not made, and stands for an
// empty store.
func Look(ctx context.Context, target, portal string, protect []string) (*Store, error) {
	return open(ctx, target, portal, protect, true)
}

func open(ctx context.Context, target, portal string, protect []string, dry bool) (*Store, error) {
	u, err := url.Parse(target)
	if err != nil || u.Scheme == "" || len(u.Scheme) == 1 { // a drive of Windows is no scheme
		return nil, fmt.Errorf("`%s` is not a URL; that folder is `%s`, a bucket is like `s3://my-bucket`", target, fileURL(target))
	}
	if !blob.DefaultURLMux().ValidBucketScheme(u.Scheme) {
		return nil, unknownScheme(u.Scheme)
	}
	store := &Store{}
	if u.Scheme == "file" {
		store.folder = folder(u)
		if err := prepareFolder(u, portal, protect); err != nil {
			return nil, err
		}
		if _, err := os.Stat(store.folder); dry && errors.Is(err, fs.ErrNotExist) {
			return &Store{Bucket: memblob.OpenBucket(nil)}, nil
		}
	}
	if store.Bucket, err = blob.OpenBucket(ctx, u.String()); err != nil {
		return nil, fmt.Errorf("%s: %w", Shown(target), err)
	}
	return store, nil
}

func unknownScheme(scheme string) error {
	switch scheme {
	case "s3", "gs", "azblob":
		return fmt.Errorf("this launchbook has no %s:// in it; install one with `go install -tags cloud github.com/launchbook/launchbook/cmd/launchbook@latest`", scheme)
	}
	return fmt.Errorf("`%s://` is not a store; there are file, s3, gs and azblob", scheme)
}

// prepareFolder sets what a portal's folder needs: it is made where it is
// missing, holds no files about files, and each file appears in it whole.
func prepareFolder(u *url.URL, portal string, protect []string) error {
	if u.Host != "" && u.Host != "localhost" || u.Path == "" {
		return fmt.Errorf("`%s` names no folder; a whole path has three slashes, like `file:///var/www/launch`", u)
	}
	query := u.Query()
	for _, name := range []string{"base", "prefix"} {
		if query.Has(name) {
			return fmt.Errorf("`%s` has `%s`; write the folder into the path instead", u, name)
		}
	}
	dir := folder(u)
	if err := output.Check(dir, append(protect, portal)); err != nil {
		return err
	}
	if rel, err := filepath.Rel(real(portal), real(dir)); err == nil && filepath.IsLocal(rel) {
		return fmt.Errorf("`%s` is inside `%s`, the portal that is copied; choose another folder", dir, portal)
	}
	query.Set("create_dir", "true")
	query.Set("metadata", "skip")
	query.Set("no_tmp_dir", "true")
	u.RawQuery = query.Encode()
	return nil
}

// fileURL is the URL of a folder.
func fileURL(dir string) string {
	if abs, err := filepath.Abs(dir); err == nil {
		dir = abs
	}
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(dir), "/")}).String()
}

// folder is the path of a file URL, which on Windows begins with a slash and a drive.
func folder(u *url.URL) string {
	path := filepath.FromSlash(u.Path)
	if bare := strings.TrimPrefix(path, `\`); filepath.VolumeName(bare) != "" {
		return bare
	}
	return path
}

// real is a path without links, as far as it exists.
func real(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if resolved, err := filepath.EvalSymlinks(abs); err == nil {
		return resolved
	}
	if dir := filepath.Dir(abs); dir != abs {
		return filepath.Join(real(dir), filepath.Base(abs))
	}
	return abs
}

// Shown is a URL for messages, without its settings.
func Shown(target string) string {
	bare, _, _ := strings.Cut(target, "?")
	return bare
}
