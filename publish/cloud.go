//go:build cloud

package publish

// The stores of the cloud add more than the rest of the program weighs, so they are in
// it only on request.
import (
	_ "gocloud.dev/blob/azureblob" // azblob://
	_ "gocloud.dev/blob/gcsblob"   // gs://
	_ "gocloud.dev/blob/s3blob"    // s3://
)
