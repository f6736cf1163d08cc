//go:build cloud

package publish

// The stores of the cloud triple the size of the program, so that they are in
// it only on request.
import (
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://
)
