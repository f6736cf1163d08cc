// Package publish copies a built portal to a store of objects: a folder, or a
// bucket of S3, Google Cloud Storage or Azure.
//
// The store keeps the portal's manifest beside it. A run first claims what it
// is about to write there, with a checksum of zeros for what may not have
// arrived yet; then come assets, pages and the index page, each after all of
// the one before; then deletions, of nothing but what the manifest lists; and
// last the final manifest. A run that is interrupted at any point leaves a
// manifest that lists all that launchbook wrote, and the next run asks the store
// which of the claimed objects arrived.
package publish
