package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/launchbook/launchbook/lint/fix"
	"github.com/launchbook/launchbook/schema"
	"github.com/launchbook/launchbook/site"
	"github.com/launchbook/launchbook/site/drill"
	"github.com/launchbook/launchbook/site/names"
	"github.com/launchbook/launchbook/site/record"
)

type recordOptions struct {
	dir, launch, at, note, now string
	dry                        bool
}

func recordCommand() *cobra.Command {
	var o recordOptions
	cmd := &cobra.Command{
		Use:   "record [THING STATUS]",
		Short: "Write down how a step, an item, the decision or a review went",
		Long: `Write into a launch's document how something of it went, with the time, and leave
everything else there as it is. Without THING, say where everything stands.

THING is an id or a title: a step of launch day (done, failed, skipped, open), an item
of the checklist (done, not-applicable, open), the area of a sign-off or ` + record.Decision + ` (go,
no-go, pending), a review or an audit (held, open). Once the launch step is done, the
launch itself becomes launched.

--at is a time of the launch's zone, such as 10:20 or 2027-03-09T10:20, or an offset
such as T+20m; without it, it is now.`,
		Example: `  launchbook record
  launchbook record code-freeze done
  launchbook record go-no-go go
  launchbook record metrics-check failed --at 11:40 --note "Errors above the threshold"
  launchbook record day-1 held --note "Two alerts too many"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) == 2 {
				return nil
			}
			return errors.New("a thing goes with its status")
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := siteIn(cmd, o.dir)
			if err != nil {
				return err
			}
			l, err := launchToRecord(s, o.launch)
			if err != nil {
				return usageError(err)
			}
			things := record.Things(s, l)
			if len(args) == 0 {
				return listThings(cmd.OutOrStdout(), s, things)
			}
			return recordThing(cmd.OutOrStdout(), s, l.Data, things, args[0], args[1], o)
		},
	}
	cmd.Flags().StringVar(&o.launch, "launch", "", "the id of the launch (default: the only one that is not over)")
	cmd.Flags().StringVar(&o.at, "at", "", "when it was (default: now)")
	cmd.Flags().StringVar(&o.note, "note", "", "why, or what came of it")
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "print the change as a diff, and write nothing")
	cmd.Flags().StringVarP(&o.dir, "site", "C", ".", "the site's folder")
	cmd.Flags().StringVar(&o.now, "now", "", "the time to take for now")
	offerNames(cmd, "launch", func(s *site.Site, _ []string) []names.Name { return names.Documents(s, "launch") })
	offerArgs(cmd, func(s *site.Site, args []string) []string { return recordWords(s, o.launch, args) })
	return cmd
}

// launchToRecord is the launch of an id, or without one the only one that is not over.
func launchToRecord(s *site.Site, id string) (site.Typed[*schema.Launch], error) {
	var wanted *schema.Launch
	if id != "" {
		var err error
		if wanted, err = drill.FindLaunch(s, id); err != nil {
			return site.Typed[*schema.Launch]{}, err
		}
	}
	var list []site.Typed[*schema.Launch]
	var ids []string
	for _, l := range site.All[*schema.Launch](s) {
		if l.Data == wanted || wanted == nil && !l.Data.Status.Off() {
			list, ids = append(list, l), append(ids, l.Doc.ID)
		}
	}
	switch len(list) {
	case 0:
		return site.Typed[*schema.Launch]{}, errors.New("there is no launch that is not over; name one with --launch")
	case 1:
		return list[0], nil
	}
	return site.Typed[*schema.Launch]{}, fmt.Errorf("there are several launches; name one with --launch (%s)", strings.Join(ids, ", "))
}

func recordThing(w io.Writer, s *site.Site, l *schema.Launch, things []record.Thing, word, status string, o recordOptions) error {
	thing, err := record.Find(things, word)
	if err != nil {
		return usageError(err)
	}
	at, err := recordTime(s, l, o)
	if err != nil {
		return err
	}
	written, err := thing.Write(record.Entry{Status: status, At: at, Note: o.note})
	if err != nil {
		return usageError(err)
	}
	change := []fix.Change{{Path: written.Path, Before: written.Before, After: written.After}}
	if o.dry {
		_, err := w.Write(fix.Diff(change, ""))
		return err
	}
	if err := fix.Write(s.Dir, change); err != nil {
		return failureError(err)
	}
	lines := []string{fmt.Sprintf("%s: %s: %s", written.Path, thing.Label(), status)}
	if written.Launched {
		lines = append(lines, "The launch is `launched` now.")
	}
	if way := thing.IfItFails(); way != "" && status == string(schema.StepFailed) {
		lines = append(lines, "If it fails: "+way)
	}
	if next, ok := thing.Next(status); ok && thing.Kind == "step" {
		lines = append(lines, fmt.Sprintf("Next: %s, %s%s", next.Label(), next.At.From(l.LaunchAt.In(at.Location())).Format("Mon 15:04 MST"), ownerOf(s, next.Owner)))
	}
	return writeLines(w, lines)
}

// recordTime is the time of --at in the launch's zone.
func recordTime(s *site.Site, l *schema.Launch, o recordOptions) (time.Time, error) {
	now, err := clockOrNow(o.now)
	if err != nil {
		return time.Time{}, err
	}
	now = now.In(s.ZoneOf(l.TimeZone))
	if o.at == "" {
		return now, nil
	}
	text := o.at
	if _, err := time.Parse("15:04", text); err == nil {
		text = now.Format("2006-01-02T") + text
	}
	at, err := drill.At(s, l, text)
	if err != nil {
		return time.Time{}, usageError(fmt.Errorf("--at %w", err))
	}
	return at, nil
}

// ownerOf is who owns something, behind a comma.
func ownerOf(s *site.Site, id string) string {
	if c, _, ok := s.Contact(id); ok {
		return ", " + strings.TrimSpace(c.Name+" "+string(c.Channels.Phone))
	}
	if id == "" {
		return ""
	}
	return ", " + id
}

func listThings(w io.Writer, s *site.Site, things []record.Thing) error {
	if len(things) == 0 {
		return usageError(errors.New("the launch has no steps, items or sign-offs"))
	}
	width := 0
	for _, t := range things {
		width = max(width, len(t.ID))
	}
	var lines []string
	kind := ""
	for _, t := range things {
		if t.Kind != kind && kind != "" {
			lines = append(lines, "")
		}
		kind = t.Kind
		lines = append(lines, fmt.Sprintf("%-14s  %-*s  %s%s", t.State(), width, t.ID, t.Label(), ownerOf(s, t.Owner)))
	}
	return writeLines(w, lines)
}

// recordWords are what shells offer: first the things, then the statuses of one.
func recordWords(s *site.Site, launch string, args []string) []string {
	l, err := launchToRecord(s, launch)
	if err != nil {
		return nil
	}
	things := record.Things(s, l)
	if len(args) == 1 {
		thing, err := record.Find(things, args[0])
		if err != nil {
			return nil
		}
		return thing.Statuses()
	}
	var list []string
	for _, t := range things {
		if len(args) == 0 {
			list = append(list, t.ID+"\t"+t.Label()+", "+t.State())
		}
	}
	return list
}
