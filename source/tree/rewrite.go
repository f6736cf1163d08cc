package tree

import "github.com/launchbook/launchbook/source"

// Rewrite is how a plain text such as an id is written in place of a span: in
// the quotes that stand there, if any.
func Rewrite(f *source.File, span source.Span, text string) string {
	written := f.Text(span)
	if len(written) >= 2 && (written[0] == '"' || written[0] == '\'') && written[len(written)-1] == written[0] {
		return written[:1] + text + written[:1]
	}
	return text
}
