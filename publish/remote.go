package publish

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"

	"github.com/launchbook/launchbook/generator/output"
)

// readRemote reads what launchbook wrote to the store so far, by path.
func readRemote(ctx context.Context, bucket *blob.Bucket) (map[string]output.File, error) {
	owned := map[string]output.File{}
	data, err := bucket.ReadAll(ctx, output.ManifestName)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return owned, nil
	}
	if err != nil {
		return nil, named(output.ManifestName, err)
	}
	files, err := output.Listing(data)
	if err != nil {
		return nil, fmt.Errorf("`%s` of the store is %w; nothing was changed", output.ManifestName, err)
	}
	for _, f := range files {
		owned[f.Path] = f
	}
	return owned, nil
}

func writeRemote(ctx context.Context, bucket *blob.Bucket, files []output.File) error {
	data, err := output.EncodeListing(files)
	if err != nil {
		return named(output.ManifestName, err)
	}
	return named(output.ManifestName, bucket.WriteAll(ctx, output.ManifestName, data,
		&blob.WriterOptions{ContentType: "application/json", CacheControl: "no-cache"}))
}

func sorted(files map[string]output.File) []output.File {
	return slices.SortedFunc(maps.Values(files), func(a, b output.File) int { return strings.Compare(a.Path, b.Path) })
}
