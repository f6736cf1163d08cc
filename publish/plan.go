package publish

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gocloud.dev/gcerrors"
	"golang.org/x/sync/errgroup"

	"github.com/launchbook/launchbook/generator/output"
)

// parallel is how many objects are on their way at a time.
const parallel = 8

// sumKey is the metadata of an object that holds the SHA-256 of its bytes.
const sumKey = "sha256"

// A Plan is what a run is going to do.
type Plan struct {
	Upload    []output.File // in the order of their paths
	Unchanged []output.File
	Delete    []output.File

	store  *Store
	portal *os.Root
	// claim is the store's manifest as this run last read or wrote it.
	claim []byte
}

// Make compares a built portal with the store. It fails when the portal has no
// manifest, when the store has an object in a file's place that launchbook did
// not write, or a link that leads out of a folder. Nothing is changed.
func Make(ctx context.Context, store *Store, portal *os.Root) (*Plan, error) {
	data, err := portal.ReadFile(output.ManifestName)
	if err != nil {
		return nil, fmt.Errorf("`%s` is not a portal that launchbook built; run `launchbook build` first: %w", portal.Name(), err)
	}
	local, err := output.Listing(data)
	if err != nil {
		return nil, fmt.Errorf("`%s` in `%s` is %w; build again", output.ManifestName, portal.Name(), err)
	}
	p := &Plan{store: store, portal: portal}
	remote, err := p.readRemote(ctx)
	if err != nil {
		return nil, err
	}
	if err := store.refuseLinks(local, sorted(remote)); err != nil {
		return nil, err
	}
	objects, err := list(ctx, store)
	if err != nil {
		return nil, err
	}
	store.respell(local, objects, remote)
	if err := p.compareAll(ctx, local, remote, objects); err != nil {
		return nil, err
	}
	for _, f := range local {
		delete(remote, f.Path)
	}
	store.torn(local, objects, remote)
	p.Delete = sorted(remote)
	return p, nil
}

// compareAll sorts the files of the portal by whether the store has them.
func (p *Plan) compareAll(ctx context.Context, local []output.File, remote map[string]output.File, objects map[string]object) error {
	there := make([]bool, len(local))
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i, f := range local {
		found, exists := objects[f.Path]
		if !exists {
			continue
		}
		group.Go(func() (err error) {
			old, owned := remote[f.Path]
			if owned {
				there[i], err = p.holds(inner, f, found, old.Sum == f.Sum)
			} else {
				// Even with the same bytes: what the manifest lists is deleted one day.
				err = errors.New("the store has an object of this name that launchbook did not write; move it away, or publish to another place")
			}
			return named(f.Path, err)
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i, f := range local {
		if there[i] {
			p.Unchanged = append(p.Unchanged, f)
		} else {
			p.Upload = append(p.Upload, f)
		}
	}
	return nil
}

// holds tells whether an object of launchbook's has a file's bytes. One that was
// recorded with them is believed where its MD5 in the list is the file's; else its
// metadata is asked for, and where the store keeps none, the object is read.
func (p *Plan) holds(ctx context.Context, f output.File, found object, recorded bool) (bool, error) {
	if found.size != f.Size {
		return false, nil
	}
	if recorded && len(found.md5) == md5.Size {
		data, err := p.read(f.Path)
		if err != nil {
			return false, err
		}
		if sum := md5.Sum(data); bytes.Equal(sum[:], found.md5) {
			return true, nil
		}
	}
	attributes, err := p.store.Attributes(ctx, f.Path)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return false, nil // gone since it was listed
	}
	if err != nil {
		return false, err
	}
	if sum, ok := attributes.Metadata[sumKey]; ok {
		return sum == hex.EncodeToString(f.Sum[:]), nil
	}
	data, err := p.store.ReadAll(ctx, f.Path)
	return sha256.Sum256(data) == f.Sum, err
}

// read is a file of the portal; an error names it by where it is here.
func (p *Plan) read(name string) ([]byte, error) {
	data, err := p.portal.ReadFile(name)
	if err == nil {
		return data, nil
	}
	var reason *fs.PathError
	if errors.As(err, &reason) {
		err = reason.Err
	}
	return nil, fmt.Errorf("cannot read `%s`: %w", filepath.Join(p.portal.Name(), filepath.FromSlash(name)), err)
}

func named(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", path, err)
}
