//go:build cloud

package publish

// The drivers of the clouds are larger than most of the program, so they are in
// it only on request.
import (
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://
)
