package publish

import (
	"context"

	"gocloud.dev/blob"
)

// put writes an object as a whole. WriteAll of the library would let an object
// through of which only a part could be written: only a context that has ended
// keeps it from taking its name.
func (s *Store) put(ctx context.Context, key string, data []byte, o *blob.WriterOptions) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := s.NewWriter(ctx, key, o)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		cancel()
		_ = w.Close()
		return err
	}
	return w.Close()
}
