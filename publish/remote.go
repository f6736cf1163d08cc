package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"github.com/launchbook/launchbook/generator/output"
)

// object is what the store's list says of an object; md5 is empty where the store
// keeps none.
type object struct {
	size int64
	md5  []byte
}

// list asks the store for all its objects: what the manifest says that launchbook
// wrote may have been deleted or replaced by hand since.
func list(ctx context.Context, store *Store) (map[string]object, error) {
	objects := map[string]object{}
	for all := store.List(nil); ; {
		o, err := all.Next(ctx)
		if err == io.EOF {
			return objects, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the store cannot be listed: %w", err)
		}
		objects[o.Key] = object{o.Size, o.MD5}
	}
}

// readRemote reads what launchbook wrote to the store so far, by path.
func (p *Plan) readRemote(ctx context.Context) (map[string]output.File, error) {
	owned := map[string]output.File{}
	data, err := p.readManifest(ctx)
	if err != nil || data == nil {
		return owned, err
	}
	files, err := output.Listing(data)
	if err != nil {
		return nil, fmt.Errorf("`%s` of the store is %w; nothing was changed", output.ManifestName, err)
	}
	p.claim = data
	for _, f := range files {
		owned[f.Path] = f
	}
	return owned, nil
}

// readManifest is the store's manifest, or nil.
func (p *Plan) readManifest(ctx context.Context) ([]byte, error) {
	data, err := p.store.ReadAll(ctx, output.ManifestName)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, nil
	}
	return data, named(output.ManifestName, err)
}

func (p *Plan) writeManifest(ctx context.Context, files []output.File) error {
	data, err := output.EncodeListing(files)
	if err == nil {
		err = p.store.put(ctx, output.ManifestName, data, &blob.WriterOptions{ContentType: "application/json", CacheControl: "no-cache"})
	}
	if err == nil {
		p.claim = data
	}
	return named(output.ManifestName, err)
}

// alone fails when somebody else has published since this run last read or
// wrote the store's manifest.
func (p *Plan) alone(ctx context.Context) error {
	data, err := p.readManifest(ctx)
	if err == nil && !bytes.Equal(data, p.claim) {
		err = errors.New("somebody else is publishing to the same place; wait for them to end, and publish again")
	}
	return err
}

func sorted(files map[string]output.File) []output.File {
	return slices.SortedFunc(maps.Values(files), func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
}
