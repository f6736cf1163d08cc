package site

// Observer is told what loading a site does. Each of its functions may be nil.
type Observer struct {
	// Found is called once, with how many documents there are to read.
	Found func(documents int)
	// Read is called for each document that was read, by several goroutines at
	// once; path is from the site's root.
	Read func(path string)
	// Skipped is called for what in the content folder is not part of the site.
	Skipped func(path, why string)
}

func (o Observer) found(documents int) {
	if o.Found != nil {
		o.Found(documents)
	}
}

func (o Observer) read(path string) {
	if o.Read != nil {
		o.Read(path)
	}
}

func (o Observer) skipped(path, why string) {
	if o.Skipped != nil {
		o.Skipped(path, why)
	}
}
