import { clock, date, each, element, t, wall, weekday } from "./words.js";

// Times in the reader's zone, beside those of the launch.
export function localTimes() {
  each("time[data-zone]", (el) => {
    const here = wall(Date.parse(el.dateTime));
    if (here === Date.parse(el.dateTime.slice(0, 19) + "Z")) return;
    el.after(element("small", { textContent: ` (${t("%s your time", `${weekday(here)} ${clock(here)}`)})` }));
  });
  // The launch itself has a line for it, which says so too where both are the same.
  each("[data-here]", (el) => {
    const here = wall(Date.parse(el.dataset.here));
    el.textContent = t("%s your time", `${date(here)}, ${clock(here)}`);
    el.hidden = false;
  });
}

// span is a stretch of time in words, to two units.
export function span(ms) {
  const minutes = Math.floor(Math.abs(ms) / 60000);
  const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24;
  if (days > 1) return t("%s d %s h", days, hours);
  if (days || hours) return t("%s h %s min", days * 24 + hours, minutes % 60);
  return t("%s min", minutes);
}

export function countdowns() {
  each("[data-countdown]", (el) => {
    const left = new Date(el.dataset.countdown) - Date.now();
    el.textContent = left > 0 ? t("in %s", span(left)) : t("%s ago", span(left));
    el.hidden = false;
  });
}

// Items that should be done by now say so.
export function overdue() {
  each("[data-due]", (el) => {
    if (new Date(el.dataset.due) > Date.now()) return;
    el.removeAttribute("data-due");
    el.before(element("span", { className: "chip warn", textContent: t("overdue") }), " ");
  });
}

// The step that is due now is marked, and the next thing to come is named:
// a step of launch day, before it a group of the checklist, and after it a review.
// Where somebody ticks the steps off, one that is not over stays what is next, and is
// overdue; where nobody does, the clock alone says.
export function nextStep() {
  const now = Date.now();
  each("[data-step]", (step) => {
    const word = stepState(step, now);
    step.classList.toggle("now", word !== "");
    step.querySelector(".now-chip")?.remove();
    if (word) step.querySelector("strong").after(" ", element("span", { className: "chip warn now-chip", textContent: word }));
  });
  each("[data-next-step]", (el) => {
    const coming = [...document.querySelectorAll("[data-at]")]
      .filter(({ dataset: { step, at } }) => step === "open" || (step !== "over" && step !== "blocked" && new Date(at) > now));
    coming.sort((a, b) => new Date(a.dataset.at) - new Date(b.dataset.at));
    const next = coming[0];
    el.hidden = !next;
    if (!next) return;
    const to = next.dataset.to || next.id || next.previousElementSibling?.id || "checklist";
    el.replaceChildren(`${el.dataset.nextStep}: `, element("a", { href: "#" + to, textContent: next.dataset.title }),
      `, ${stepState(next, now) || t("in %s", span(new Date(next.dataset.at) - now))}`);
  });
}

// How long it may take until somebody has ticked a step off and the portal shows it.
const grace = 10 * 60000;

// stepState is a word for a step whose time has come and that is not over, or "".
function stepState(step, now) {
  const { at, until, step: recorded } = step.dataset;
  if (new Date(at) > now) return "";
  if (recorded === "open") return now < Date.parse(until) + grace ? t("now") : t("overdue");
  return recorded === "" && now < new Date(until) ? t("now") : "";
}
