package schema

import "github.com/launchbook/launchbook/source/tree"

// Config is launchbook.yaml.
type Config struct {
	Title string `json:"title"`
	// BaseURL is where the portal will be; only feeds, calendars and the
	// sitemap need it, as pages link relatively.
	BaseURL string `json:"base_url"`
	// TimeZone is the IANA zone of local times that name none.
	TimeZone string `json:"time_zone"`
	Language string `json:"language"`
	// Content, Output and Theme are folders; Content and Output relative to
	// launchbook.yaml, Theme a name below themes/.
	Content string `json:"content"`
	Output  string `json:"output"`
	Theme   string `json:"theme"`
	// ThemeTokens replace colours of the theme.
	ThemeTokens ThemeTokens `json:"theme_tokens"`
	// SourceURL and EditURL are where a file of the repository is shown and
	// edited, with {path} for where it lies in the repository.
	SourceURL string `json:"source_url"`
	EditURL   string `json:"edit_url"`
	// Index lets search engines list the portal.
	Index bool `json:"index"`
	// Defaults give front matter to the documents that a glob matches.
	Defaults  []Default  `json:"defaults"`
	Policy    Policy     `json:"policy"`
	Lint      Lint       `json:"lint"`
	Audiences []Audience `json:"audiences"`
	Menu      []MenuItem `json:"menu"`
	// Drills are tests of the site's escalation paths.
	Drills []Drill `json:"drills"`
	// RulesFiles are globs of Prometheus alerting rules, relative to the site's
	// folder, with ** for any depth; they stay inside of it or its repository.
	RulesFiles []string `json:"rules_files"`
	// RunbookURLPrefixes maps the beginnings of runbook_url annotations to
	// where those pages lie in the content folder.
	RunbookURLPrefixes map[string]string `json:"runbook_url_prefixes"`

	Place tree.Place `json:"-"`
}

// Default is front matter for every document that Path matches and that does
// not say otherwise. The last matching default wins.
type Default struct {
	// Path is a glob relative to the content folder, with ** for any depth.
	Path  string `json:"path"`
	Type  string `json:"type"`
	Owner string `json:"owner"`
	// Audiences is who may see those documents.
	Audiences []string `json:"audiences"`
	// Keys maps foreign front-matter keys to launchbook's.
	Keys map[string]string `json:"keys"`

	Place tree.Place `json:"-"`
}

// Policy is the organisation's own rules.
type Policy struct {
	// ThresholdOverPeak is how far above the average peak alerts are set.
	ThresholdOverPeak Percent `json:"threshold_over_peak"`
	// Horizon is how far ahead rotations are proved.
	Horizon Duration `json:"horizon"`
	// Unresolved says who has an issue that is not resolved after a time.
	Unresolved *Unresolved      `json:"unresolved"`
	Severities []SeverityPolicy `json:"severities"`
	// VerifyContactsEvery is how long a contact's verified_at holds.
	VerifyContactsEvery Duration `json:"verify_contacts_every"`

	Place tree.Place `json:"-"`
}

// Unresolved is the rule "not resolved within 1 hour: senior engineer".
type Unresolved struct {
	Within Duration `json:"within"`
	// To is the contact who has to have been reached by then.
	To string `json:"to"`

	Place tree.Place `json:"-"`
}

// SeverityPolicy is what a severity demands.
type SeverityPolicy struct {
	ID Severity `json:"id"`
	// Reach lists the channels of which a contact needs one: "phone",
	// "email", "chat", "pager".
	Reach []string `json:"reach"`
	// EndsAt is where an escalation path has to end: "executive" or a contact.
	EndsAt string `json:"ends_at"`
	// AcknowledgeWithin limits the wait of the first step.
	AcknowledgeWithin Duration `json:"acknowledge_within"`

	Place tree.Place `json:"-"`
}

// Lint is the linter's settings.
type Lint struct {
	// Rules sets levels by rule id.
	Rules map[string]string `json:"rules"`
	// Overrides set levels for some files only; the last one that matches counts.
	Overrides []LintOverride `json:"overrides"`
	// Ignore are globs, relative to the content folder, of files not to read.
	Ignore []string `json:"ignore"`

	Place tree.Place `json:"-"`
}

// LintOverride is levels for the files that a glob matches.
type LintOverride struct {
	// Path is a glob relative to the content folder, with ** for any depth.
	Path  string            `json:"path"`
	Rules map[string]string `json:"rules"`

	Place tree.Place `json:"-"`
}

// Audience is a group of readers with a portal of its own.
type Audience struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	// ShowPhones and ShowEmails publish what is internal otherwise.
	ShowPhones bool `json:"show_phones"`
	ShowEmails bool `json:"show_emails"`

	Place tree.Place `json:"-"`
}

// ThemeTokens are colours such as #0b57d0 by the name of their CSS variable,
// for readers who want it light and for those who want it dark.
type ThemeTokens struct {
	Light map[string]string `json:"light"`
	Dark  map[string]string `json:"dark"`

	Place tree.Place `json:"-"`
}

// MenuItem is one entry of the portal's menu.
type MenuItem struct {
	Title string `json:"title"`
	// Link is a document's id, a path or a URL.
	Link string `json:"link"`

	Place tree.Place `json:"-"`
}
