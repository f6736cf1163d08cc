package lsp

import "slices"

// occurrenceAt is what the id at the request's place names.
func (s *server) occurrenceAt(p documentParams) (d *openDocument, all []occurrence, at *occurrence) {
	d, ok := s.loaded(p)
	if !ok || d.site.site == nil {
		return d, nil, nil
	}
	offset := s.encoding.offset(d.file, p.Position)
	all = occurrences(d.site.site)
	i := slices.IndexFunc(all, func(o occurrence) bool {
		return !o.implied && o.file.Path == d.file.Path && o.value.Start <= offset && offset <= o.value.End
	})
	if i < 0 {
		return d, all, nil
	}
	return d, all, &all[i]
}

// definition leads from an id to what has it.
func (s *server) definition(p documentParams) (any, error) {
	return s.places(p, func(o occurrence) bool { return o.defines })
}

// references lists every place that names what the id at a place names.
func (s *server) references(p documentParams) (any, error) {
	return s.places(p, func(o occurrence) bool { return !o.defines || p.Context.IncludeDeclaration })
}

func (s *server) places(p documentParams, wanted func(occurrence) bool) (any, error) {
	locations := []Location{}
	d, all, at := s.occurrenceAt(p)
	if at == nil {
		return locations, nil
	}
	for _, o := range all {
		if o.symbol == at.symbol && wanted(o) {
			if l := s.location(d.site, o.file, o.name); !slices.Contains(locations, l) {
				locations = append(locations, l)
			}
		}
	}
	return locations, nil
}
