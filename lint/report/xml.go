package report

import (
	"bytes"
	"encoding/xml"
	"io"
)

// encodeXML writes a document with its declaration. `##[` is written so that
// no CI runner takes it for a command.
func encodeXML(w io.Writer, value any) error {
	data, err := xml.MarshalIndent(value, "", "  ")
	if err != nil {
		return err
	}
	data = bytes.ReplaceAll(data, []byte("##["), []byte("##&#91;"))
	_, err = w.Write(append(append([]byte(xml.Header), data...), '\n'))
	return err
}
