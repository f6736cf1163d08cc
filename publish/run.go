package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"gocloud.dev/blob"
	"gocloud.dev/gcerrors"
	"golang.org/x/sync/errgroup"

	"github.com/launchbook/launchbook/generator/output"
)

// Run does what the plan says. After an error, or when the context ends, a new
// plan has what is left to do.
func (p *Plan) Run(ctx context.Context) error {
	if err := p.claimAll(ctx); err != nil {
		return err
	}
	for _, files := range p.Phases() {
		if err := each(ctx, files, p.upload); err != nil {
			return err
		}
	}
	if err := p.alone(ctx); err != nil {
		return err
	}
	if err := each(ctx, p.Delete, p.remove); err != nil {
		return err
	}
	if err := p.alone(ctx); err != nil {
		return err
	}
	return p.writeManifest(ctx, slices.Concat(p.Unchanged, p.Upload))
}

// Phases are the uploads in their order: all files of a phase are there before
// the first of the next.
func (p *Plan) Phases() [][]output.File {
	list := make([][]output.File, phases)
	for _, f := range p.Upload {
		list[phase(f.Path)] = append(list[phase(f.Path)], f)
	}
	return list
}

// claimAll lists what is about to be written, so that it counts as launchbook's
// own wherever the run ends.
func (p *Plan) claimAll(ctx context.Context) error {
	if len(p.Upload) == 0 {
		return nil
	}
	files := slices.Concat(p.Unchanged, p.Delete)
	for _, f := range p.Upload {
		files = append(files, output.File{Path: f.Path})
	}
	if err := p.alone(ctx); err != nil {
		return err
	}
	return p.writeManifest(ctx, files)
}

func (p *Plan) upload(ctx context.Context, f output.File) error {
	data, err := p.read(f.Path)
	if err != nil {
		return err
	}
	if sha256.Sum256(data) != f.Sum {
		return errors.New("the file is not what launchbook built; build again")
	}
	return p.store.put(ctx, f.Path, data, &blob.WriterOptions{
		ContentType:  contentType(f.Path),
		CacheControl: cacheControl(f),
		Metadata:     map[string]string{sumKey: hex.EncodeToString(f.Sum[:])},
	})
}

func (p *Plan) remove(ctx context.Context, f output.File) error {
	err := p.store.Delete(ctx, f.Path)
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil
	}
	return err
}

// each does something to a bounded number of files at a time, and stops at the
// first error.
func each(ctx context.Context, files []output.File, do func(context.Context, output.File) error) error {
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(parallel)
	for _, f := range files {
		if inner.Err() != nil {
			break
		}
		group.Go(func() error { return named(f.Path, do(inner, f)) })
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return ctx.Err()
}
