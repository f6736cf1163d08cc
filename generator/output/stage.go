package output

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"
)

// Names inside a build folder.
const (
	markerName   = "launchbook-build-folder"
	portalName   = "portal"   // the next portal; after an exchange, the last one
	lastName     = "last"     // the last portal, where the system cannot exchange
	swappingName = "swapping" // the swap may have happened
)

const markerText = "launchbook builds a portal in this folder and removes it afterwards.\n"

// stage is the folder beside the output folder in which the next portal is made.
type stage struct {
	at     place
	name   string   // of the build folder, within the parent
	root   *os.Root // of the build folder
	portal *os.Root
	files  *folders // of the portal

	mu   sync.Mutex
	dirs map[string]bool // folders that exist in the portal
}

func stagePrefix(base string) string { return "." + base + ".launchbook-" }

// newStage makes a build folder that only this user can enter, marked before
// anything is put into it.
func newStage(at place, mode fs.FileMode) (*stage, error) {
	name := fmt.Sprintf("%s%d-%s", stagePrefix(at.base), os.Getpid(), strings.ToLower(rand.Text()[:12]))
	s := &stage{at: at, name: name, dirs: map[string]bool{".": true}}
	if err := s.prepare(mode); err != nil {
		s.close()
		_ = clearBuild(at, name)
		return nil, explain(at.given, err)
	}
	return s, nil
}

func (s *stage) prepare(mode fs.FileMode) (err error) {
	if err = s.at.parent.Mkdir(s.name, 0o700); err != nil {
		return err
	}
	if s.root, err = s.at.parent.OpenRoot(s.name); err != nil {
		return err
	}
	if err = s.root.WriteFile(markerName, []byte(markerText), 0o600); err != nil {
		return err
	}
	if err = s.root.Mkdir(portalName, 0o755); err != nil {
		return err
	}
	if err = s.root.Chmod(portalName, mode|0o700); err != nil {
		return err
	}
	if s.portal, err = s.root.OpenRoot(portalName); err == nil {
		s.files = &folders{root: s.portal}
	}
	return err
}

// write makes a new file; it never opens one that exists.
func (s *stage) write(name string, data []byte) error {
	if err := s.mkdir(path.Dir(name)); err != nil {
		return err
	}
	folder, err := s.files.take(path.Dir(name))
	if err != nil {
		return err
	}
	defer s.files.put(folder)
	return createIn(folder, path.Base(name), data)
}

func (s *stage) mkdir(dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.dirs[dir] {
		return nil
	}
	if err := s.portal.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for ; !s.dirs[dir]; dir = path.Dir(dir) {
		s.dirs[dir] = true
	}
	return nil
}

// writeManifest flushes the manifest to the disk: without it the next build
// would take the whole portal for someone else's.
func (s *stage) writeManifest(data []byte) error {
	f, err := s.portal.OpenFile(manifestName, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// seal notes that from here on the build folder may hold the last portal, and
// lets go of the next one, which Windows cannot move while it is open.
func (s *stage) seal() error {
	if err := s.root.WriteFile(swappingName, nil, 0o600); err != nil {
		return err
	}
	s.close()
	return nil
}

func (s *stage) close() {
	s.files.close()
	if s.root != nil {
		s.root.Close()
	}
}
