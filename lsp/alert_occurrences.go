package lsp

import (
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
)

// alertOccurrences are the alerts of the rules files, and the metrics and
// runbooks that name them.
func alertOccurrences(s *site.Site) []occurrence {
	var list []occurrence
	for _, a := range s.Alerts.Alerts {
		list = append(list, occurrence{
			symbol: symbol{kind: kindAlert, id: a.Name.Value}, file: a.File,
			value: a.Name.Span, name: a.Name.Span, written: a.Name.Value, defines: true,
		})
	}
	for _, m := range site.All[*schema.Monitoring](s) {
		for _, group := range m.Data.Groups {
			for _, metric := range group.Metrics {
				if metric.Alert != "" {
					list = append(list, whole(symbol{kind: kindAlert, id: metric.Alert}, metric.Place.Child("alert")))
				}
				if w := metric.Warning; w != nil && w.Alert != "" {
					list = append(list, whole(symbol{kind: kindAlert, id: w.Alert}, w.Place.Child("alert")))
				}
			}
		}
	}
	for _, r := range site.All[*schema.Runbook](s) {
		for i, name := range r.Data.Alerts {
			list = append(list, whole(symbol{kind: kindAlert, id: name}, r.Data.Place.Child("alerts", i)))
		}
	}
	return list
}
