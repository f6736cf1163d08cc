// Package drill walks a site's data the way a bad night would: for an issue, a
// severity and an instant it says who is paged when and by which channel, who
// decides, and what is left when nobody answers. It reads a loaded site and
// nothing else, so that the same question always has the same answer.
package drill
