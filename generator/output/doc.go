// Package output owns the folder that a portal is built into. Nothing else
// writes there.
//
// A build never touches the portal that readers see. It is made in a folder
// beside it, and the two change places in one step once it is whole:
//
//	site/public                                the portal
//	site/public/.launchbook-manifest.json      what launchbook wrote
//	site/.public.launchbook-lock               held while a build runs
//	site/.public.launchbook-4711-9f3c.../      a build at work
//	    launchbook-build-folder                the marker: launchbook may remove this folder
//	    portal/                                the next portal; after the swap, the last one
//	    swapping                               set from just before the swap
//
// So a build that is killed leaves the old or the new portal, never a mix, and
// the next build removes what is left beside it. Files are deleted only when
// the manifest says that launchbook wrote them; everything else in the folder
// is carried over into the next portal.
//
// A page that did not change keeps its file, modification time included: its
// bytes are compared with the file on disk, and the file is hard-linked into the
// next portal (copied where the file system has no hard links). When no page
// changed, nothing is swapped.
//
// Durability: only the manifest is flushed to the disk (fsync) before the swap.
// Pages are not, because that would cost more than the build: after a power cut
// a page may be empty. The next build notices, as it compares bytes, and writes
// it again.
package output
