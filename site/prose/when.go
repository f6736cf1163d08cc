package prose

import (
	"fmt"
	"iter"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/launchbook/launchbook/source/lazy"
)

// When is a weekday, a day, a time of day, or some of them, as a sentence writes
// them: "Tuesday, 15 December at 10:00 CET". What it leaves out is empty.
type When struct {
	weekday string // its first three letters, small
	year    int
	month   time.Month
	day     int
	clock   string // 15:04
	zone    string // its abbreviation
	city    string // whose time it is

	// Start and End are its place in the sentence.
	Start, End int
	parts      []part
}

// part is one thing that a When is written with, at [start, end) of the sentence.
type part struct {
	kind       partKind
	start, end int
}

type partKind int

const (
	weekdayPart partKind = iota
	yearPart
	monthPart // a name
	dayPart
	isoMonthPart // of two digits
	isoDayPart
	clockPart
)

const (
	monthPattern = `(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`
	dayPattern   = `(\d{1,2}(?:st|nd|rd|th)?)`
)

var (
	weekdayText  = lazy.Regexp(`^((?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?`)
	isoText      = lazy.Regexp(`^(?:,? )?(\d{4})-(\d\d)-(\d\d)(?:\b|t)`)
	dayMonthText = lazy.Regexp(`^(?:,? )?(?:the )?` + dayPattern + `(?: of)? ` + monthPattern + `(?:,? (\d{4})\b)?`)
	monthDayText = lazy.Regexp(`^(?:,? )?` + monthPattern + ` (?:the )?` + dayPattern + `\b(?:,? (\d{4})\b)?`)

	clockText = lazy.Regexp(`^(\d{1,2}:\d\d(?: ?[ap]\.?m\b\.?|\b))`)
	// dayClockText follows a day, so that 10.00 is a time too.
	dayClockText  = lazy.Regexp(`^(?:,? at |,? )?(\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?|\b))`)
	hourText      = lazy.Regexp(`^(?:,? at |,? )?(\d{1,2} ?[ap]\.?m\b\.?)`)
	wordClockText = lazy.Regexp(`^(?:,? at |,? )?((?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o['’]clock)? in the (?:morning|afternoon|evening))\b`)
	zoneText      = lazy.Regexp(`^ \(?([A-Z]{2,5}(?:[+-]\d+)?)\b`)
	cityText      = lazy.Regexp(`^(?:,? in ([A-Z]\pL+(?: [A-Z]\pL+)?)\b| \(([A-Z]\pL+(?: [A-Z]\pL+)?)(?: time)?\)| ([A-Z]\pL+(?: [A-Z]\pL+)?) (?:local )?time\b)`)

	// spanText follows what may be one of several days, or of several times.
	spanText = lazy.Regexp(`^(?:[-–/]| ?%|,? (?:-|–|(?:or|to|through|until)\b|and (?:mon|tue|wed|thu|fri|sat|sun|\d)))`)
)

// When reads what stands at a place of the sentence. What may be one of several
// days, such as "Tuesday or Wednesday", is not read.
func (s Sentence) When(at int) (w When, ok bool) {
	w = When{Start: at, End: at}
	if at == len(s.Lower) || strings.IndexByte(", ", s.Lower[at]) >= 0 {
		return w, false
	}
	take := func(text func() *regexp.Regexp, kinds ...partKind) bool {
		m := text().FindStringSubmatchIndex(s.Lower[w.End:])
		for i, kind := range kinds {
			if m != nil && m[2*i+2] >= 0 {
				w.set(s.Lower, part{kind, w.End + m[2*i+2], w.End + m[2*i+3]})
			}
		}
		if m != nil {
			w.End += m[1]
		}
		return m != nil
	}
	take(weekdayText, weekdayPart)
	_ = take(isoText, yearPart, isoMonthPart, isoDayPart) || take(dayMonthText, dayPart, monthPart, yearPart) || take(monthDayText, monthPart, dayPart, yearPart)
	clock := clockText
	if w.End > at {
		clock = dayClockText
	}
	_ = take(clock, clockPart) || take(hourText, clockPart) || take(wordClockText, clockPart)
	if rest := s.Text[w.End:]; w.clock != "" {
		if zone := zoneText().FindStringSubmatch(rest); zone != nil {
			w.zone = zone[1]
		} else if city := cityText().FindStringSubmatch(rest); city != nil {
			w.city = city[1] + city[2] + city[3]
		}
	}
	ok = w.End > at && !spanText().MatchString(s.Lower[w.End:])
	if said := s.Lower[at:w.End]; strings.HasSuffix(said, ".") && !strings.HasSuffix(said, ".m.") {
		w.End-- // it ends the sentence, or a word cut short
		last := &w.parts[len(w.parts)-1]
		last.end = min(last.end, w.End)
	}
	return w, ok
}

var (
	hours  = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve")
	months = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")
)

// set takes a part, of a text in small letters.
func (w *When) set(text string, p part) {
	w.parts = append(w.parts, p)
	written := text[p.start:p.end]
	number, _ := strconv.Atoi(strings.TrimRight(written, "stndrh"))
	switch p.kind {
	case weekdayPart:
		w.weekday = written[:3]
	case yearPart:
		w.year = number
	case monthPart:
		w.month = time.January + time.Month(slices.Index(months, written[:3]))
	case isoMonthPart:
		w.month = time.Month(number)
	case dayPart, isoDayPart:
		w.day = number
	case clockPart:
		w.clock = readClock(written)
	}
}

// readClock reads 10:00, 10.30 p.m., 10 am, and ten in the morning, as 15:04.
func readClock(written string) string {
	word, half, inWords := strings.Cut(written, " in the ")
	if inWords {
		word, _, _ = strings.Cut(word, " ")
		return clockOf(slices.Index(hours, word), 0, half != "morning", true)
	}
	digits := strings.TrimRight(written, " apm.")
	hour, minute, _ := strings.Cut(strings.Replace(digits, ".", ":", 1), ":")
	h, _ := strconv.Atoi(hour)
	m, _ := strconv.Atoi(minute)
	return clockOf(h, m, strings.Contains(written, "p"), digits != written)
}

func clockOf(h, m int, afternoon, ofTwelve bool) string {
	if ofTwelve {
		h %= 12
		if afternoon {
			h += 12
		}
	}
	return time.Date(2000, 1, 1, h, m, 0, 0, time.UTC).Format("15:04")
}

// Agrees tells whether an instant, in the zone of its place, is the one that is
// written, as far as it is. known is false where the sentence says the time of another
// place, and a day that may be the same. A weekday beside a date is not looked at.
func (w When) Agrees(t time.Time) (agrees, known bool) {
	t, sameZone, known := w.here(t)
	if !known {
		return false, w.isFarFrom(t)
	}
	switch {
	case w.year != 0 && w.year != t.Year():
	case w.day != 0 && (w.day != t.Day() || w.month != t.Month()):
	case w.day == 0 && w.weekday != "" && !strings.EqualFold(w.weekday, t.Weekday().String()[:3]):
	case w.clock != "" && (w.clock != t.Format("15:04") || !sameZone):
	default:
		return true, true
	}
	return false, true
}

// isFarFrom tells whether a day is written that an instant is in no zone on.
func (w When) isFarFrom(t time.Time) bool {
	if w.day == 0 {
		return false
	}
	years := []int{w.year}
	if w.year == 0 {
		years = []int{t.Year() - 1, t.Year(), t.Year() + 1}
	}
	return !slices.ContainsFunc(years, func(year int) bool {
		written := time.Date(year, w.month, w.day, t.Hour(), t.Minute(), 0, 0, t.Location())
		return written.Sub(t).Abs() < 36*time.Hour
	})
}

// here is an instant in the zone that is written; known is false where that is neither
// one of the instant's place nor UTC. same is false where it is summer
// there, and the zone is that of winter, or the other way round.
func (w When) here(t time.Time) (local time.Time, same, known bool) {
	if w.city != "" {
		_, here, _ := strings.Cut(t.Location().String(), "/")
		known := strings.EqualFold(strings.ReplaceAll(path.Base(here), "_", " "), w.city)
		return t, known, known
	}
	name, _ := t.Zone()
	switch w.zone {
	case "", name:
		return t, true, true
	case "UTC", "GMT":
		return t.UTC(), true, true
	}
	for month := time.January; month <= time.December; month++ {
		if other, _ := time.Date(t.Year(), month, 15, 12, 0, 0, 0, t.Location()).Zone(); other == w.zone {
			return t, false, true
		}
	}
	return t, false, false
}

// Day is what is written but for the time of day.
func (w When) Day() When {
	at := slices.IndexFunc(w.parts, func(p part) bool { return p.kind == clockPart })
	if at > 0 {
		w.clock, w.zone, w.city, w.parts, w.End = "", "", "", w.parts[:at], w.parts[at-1].end
	}
	return w
}

// Rewritten is what a sentence, which w was read from, says at its place when it
// says another instant in the same words; or nothing where it says the time of another
// place than that of the instant.
func (w When) Rewritten(s Sentence, t time.Time) string {
	t, _, known := w.here(t)
	if !known {
		return ""
	}
	var b strings.Builder
	end := w.Start
	for _, p := range w.parts {
		b.WriteString(s.Text[end:p.start])
		b.WriteString(p.rewritten(s.Text[p.start:p.end], t))
		end = p.end
	}
	b.WriteString(s.Text[end:w.End])
	return b.String()
}

func (p part) rewritten(written string, t time.Time) string {
	name := func(full string) string {
		isWhole := slices.Contains([]string{"may", "june", "july"}, strings.ToLower(written))
		if len(written) < 5 && !isWhole {
			return full[:3]
		}
		return full
	}
	switch p.kind {
	case weekdayPart:
		return name(t.Weekday().String())
	case yearPart:
		return t.Format("2006")
	case monthPart:
		return name(t.Month().String())
	case isoMonthPart:
		return t.Format("01")
	case isoDayPart:
		return t.Format("02")
	case dayPart:
		if strings.TrimRight(written, "0123456789") == "" {
			return strconv.Itoa(t.Day())
		}
		return strconv.Itoa(t.Day()) + ordinal(t.Day())
	}
	return clockLike(written, t)
}

func ordinal(day int) string {
	if day/10 == 1 || day%10 > 3 || day%10 == 0 {
		return "th"
	}
	return [...]string{"", "st", "nd", "rd"}[day%10]
}

// clockLike writes a time of day as another one is written.
func clockLike(written string, t time.Time) string {
	twelve := (t.Hour()+11)%12 + 1
	if strings.Contains(written, " in the ") {
		if t.Minute() != 0 {
			return t.Format("15:04")
		}
		half := "evening"
		switch {
		case t.Hour() < 12:
			half = "morning"
		case t.Hour() < 18:
			half = "afternoon"
		}
		_, oclock, _ := strings.Cut(written, " ")
		oclock, _, _ = strings.Cut(" "+oclock, " in the ")
		return hours[twelve] + oclock + " in the " + half
	}
	digits := strings.TrimRight(written, " apmAPM.")
	separator := ":"
	if strings.Contains(digits, ".") {
		separator = "."
	}
	if digits == written {
		return t.Format("15" + separator + "04")
	}
	clock := strconv.Itoa(twelve)
	if strings.ContainsAny(digits, ":.") || t.Minute() != 0 {
		clock += fmt.Sprintf("%s%02d", separator, t.Minute())
	}
	from, to := "pP", "aA"
	if t.Hour() >= 12 {
		from, to = to, from
	}
	return clock + strings.NewReplacer(from[:1], to[:1], from[1:], to[1:]).Replace(written[len(digits):])
}

// dayStart is where a day may begin.
var dayStart = lazy.Regexp(`\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}(?:st|nd|rd|th)? (?:of )?[jfmasond]|\d{4}-\d)`)

// Days yields the days of the calendar that the sentence writes, with their times
// where they have one.
func (s Sentence) Days() iter.Seq[When] {
	return func(yield func(When) bool) {
		end := 0
		for _, m := range dayStart().FindAllStringIndex(s.Lower, -1) {
			if m[0] < end {
				continue
			}
			if w, ok := s.When(m[0]); ok && w.day != 0 {
				end = w.End
				if !yield(w) {
					return
				}
			}
		}
	}
}
