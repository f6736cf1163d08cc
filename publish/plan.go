package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"gocloud.dev/blob"
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

	bucket *blob.Bucket
	portal *os.Root
}

// Make compares a built portal with the store. It fails when the portal has no
// manifest, or when the store has an object in a file's place that launchbook
// did not write. Nothing is changed.
func Make(ctx context.Context, bucket *blob.Bucket, portal *os.Root) (*Plan, error) {
	data, err := portal.ReadFile(output.ManifestName)
	if err != nil {
		return nil, fmt.Errorf("`%s` is not a portal that launchbook built; run `launchbook build` first: %w", portal.Name(), err)
	}
	local, err := output.Listing(data)
	if err != nil {
		return nil, fmt.Errorf("`%s` in `%s` is %w; build again", output.ManifestName, portal.Name(), err)
	}
	remote, err := readRemote(ctx, bucket)
	if err != nil {
		return nil, err
	}
	there, err := arrived(ctx, bucket, local, remote)
	if err != nil {
		return nil, err
	}
	p := &Plan{bucket: bucket, portal: portal}
	for i, f := range local {
		if there[i] {
			p.Unchanged = append(p.Unchanged, f)
		} else {
			p.Upload = append(p.Upload, f)
		}
		delete(remote, f.Path)
	}
	p.Delete = sorted(remote)
	return p, nil
}

// arrived tells of each file whether the store has it. The store is asked only
// about what its manifest does not answer.
func arrived(ctx context.Context, bucket *blob.Bucket, local []output.File, remote map[string]output.File) ([]bool, error) {
	there := make([]bool, len(local))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for i, f := range local {
		old, owned := remote[f.Path]
		if owned && old.Sum != [sha256.Size]byte{} {
			there[i] = old.Sum == f.Sum
			continue
		}
		group.Go(func() error {
			exists, same, err := compare(ctx, bucket, f)
			if err == nil && exists && !same && !owned {
				err = errors.New("the store has an object of this name that launchbook did not write; move it away, or publish to another place")
			}
			there[i] = same
			return named(f.Path, err)
		})
	}
	return there, group.Wait()
}

// compare finds out whether an object has a file's bytes: from its metadata,
// or by reading it where the store keeps none.
func compare(ctx context.Context, bucket *blob.Bucket, f output.File) (exists, same bool, err error) {
	attributes, err := bucket.Attributes(ctx, f.Path)
	switch {
	case gcerrors.Code(err) == gcerrors.NotFound:
		return false, false, nil
	case err != nil:
		return false, false, err
	case attributes.Size != f.Size:
		return true, false, nil
	}
	if sum, ok := attributes.Metadata[sumKey]; ok {
		return true, sum == hex.EncodeToString(f.Sum[:]), nil
	}
	data, err := bucket.ReadAll(ctx, f.Path)
	return true, sha256.Sum256(data) == f.Sum, err
}

func named(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", path, err)
}
