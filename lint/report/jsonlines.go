package report

import "io"

// writeJSONLines writes a finding a line, for tools that read as they go.
func writeJSONLines(w io.Writer, r *Run) error {
	for _, f := range r.findings() {
		if err := encode(w, f, ""); err != nil {
			return err
		}
	}
	return nil
}
