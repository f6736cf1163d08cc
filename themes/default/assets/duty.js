import { callLabel, clock, date, each, element, t } from "./words.js";

// Who is on call is a file of its own, which only pages that show it load.
export function dutyNow(base, source) {
  if (!document.querySelector("[data-now], [data-duty], [data-call]")) return;
  const script = element("script", { src: base + source });
  script.addEventListener("load", () => {
    const show = () => fill(base, window.launchbookDuty);
    show();
    setInterval(show, 60000);
  });
  document.head.append(script);
}

function fill(base, { rotas, people }) {
  const now = Date.now() / 1000;
  const current = (id) => (rotas[id]?.shifts || []).find(([from, until]) => from <= now && now < until);
  each("[data-now]", (box) => {
    const rota = rotas[box.dataset.now], shift = current(box.dataset.now), end = rota.shifts.at(-1)?.[1];
    if (end <= now) { // an old portal must not name whoever had it then
      box.replaceChildren(box.querySelector("h2"), element("p", { textContent: t("This portal is old: its calendar ends on %s.", `${date(wallOf(rota, end))} ${new Date(wallOf(rota, end)).getUTCFullYear()}`) }));
    }
    if (!shift) return;
    const next = rota.shifts.find(([from, , primary]) => from > now && primary !== shift[2]);
    const facts = element("ul", { className: "duty" },
      person(base, people, t("Primary"), shift[2]), person(base, people, t("Secondary"), shift[3]));
    if (next) {
      const there = wallOf(rota, next[0]), from = `${date(there)}, ${clock(there)} ${clocksOf(rota, next[0])[2]}`;
      facts.append(element("li", {}, element("span", {}, `${t("Next")}: `, name(base, people, next[2]), `, ${t("from %s", from)}`)));
    }
    box.replaceChildren(box.querySelector("h2"), facts);
  });
  each("span[data-duty]", (el) => {
    const shift = current(el.dataset.duty);
    if (!shift) return;
    const id = el.dataset.role === "secondary" ? shift[3] : shift[2];
    // Where the call is a button, the number need not stand here too.
    const button = el.closest("li, div")?.querySelector(`[data-call="${CSS.escape(el.dataset.duty)}"]`);
    el.replaceChildren(`(${t("now")}: `, name(base, people, id), ...(button ? [] : phone(people, id)), ")");
  });
  each("[data-call]", (el) => {
    const shift = current(el.dataset.call);
    const who = shift && people[el.dataset.role === "secondary" ? shift[3] : shift[2]];
    el.hidden = !who?.tel;
    if (who?.tel) el.replaceChildren(element("a", { href: who.tel }, callLabel(who.phone, who.name.split(" ")[0])));
  });
}

// turns marks the one that runs, and those that are over: a portal has them from before
// it was built on.
export function turns() {
  const now = Date.now();
  each("tr[data-from]", (row) => {
    const over = new Date(row.dataset.until) <= now;
    row.classList.toggle("over", over);
    row.classList.toggle("now", !over && new Date(row.dataset.from) <= now);
  });
}

// clocksOf are the offset and the abbreviation of a rotation's zone at a moment,
// wallOf what its clocks show then.
const clocksOf = (rota, at) => rota.clocks.findLast(([since]) => since <= at) || [0, 0, "UTC"];
const wallOf = (rota, at) => (at + clocksOf(rota, at)[1]) * 1000;

function name(base, people, id) {
  const who = people[id];
  return who?.url ? element("a", { href: base + who.url, textContent: who.name }) : who?.name || id || t("nobody");
}

function phone(people, id) {
  const who = people[id];
  return who?.tel ? [" ", element("a", { href: who.tel, textContent: who.phone })] : [];
}

function person(base, people, role, id) {
  const who = people[id], li = element("li", {}, `${role}: `, name(base, people, id));
  if (who?.tel) li.append(" ", element("a", { className: role === t("Primary") ? "button main" : "button", href: who.tel }, callLabel(who.phone)));
  return li;
}

// The next seven days, from the months below, and the eighth, which fills the
// second row of a phone. A day begins when it does in the rotation's zone.
export function weekStrip() {
  each("[data-strip]", (strip) => {
    const now = Date.now(), cells = [...document.querySelectorAll("[data-day]")];
    const begins = cells.map((cell) => Date.parse(cell.dataset.day));
    const until = (i) => begins[i + 1] || begins[i] + 864e5;
    const first = begins.findIndex((_, i) => now < until(i));
    if (first < 0) return;
    cells.forEach((cell, i) => {
      if (i < first || begins[i] >= now + 7 * 864e5) return;
      const [day, ...who] = cell.cloneNode(true).childNodes;
      day.prepend(`${cell.closest("table").tHead.rows[0].cells[cell.cellIndex].textContent} `);
      strip.append(element("li", { className: cell.className }, day, ...who));
    });
    strip.hidden = !strip.children.length;
    if (now < begins[first]) return;
    const today = cells[first];
    today.classList.add("now");
    today.setAttribute("aria-current", "date");
    each(".month", (month) => { month.open = month.contains(today); });
  });
}
