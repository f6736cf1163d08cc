// Everything here only adds: each page is complete without scripts.

const each = (selector, visit) => document.querySelectorAll(selector).forEach(visit);
const locale = document.documentElement.lang || undefined;
const now = () => Date.now();

// Times in the reader's zone, beside those of the launch.
function localTimes() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  each("time[data-zone]", (el) => {
    const at = new Date(el.dateTime);
    const options = { weekday: "short", hour: "2-digit", minute: "2-digit" };
    const here = at.toLocaleString(locale, { ...options, timeZone: zone });
    if (here === at.toLocaleString(locale, { ...options, timeZone: el.dataset.zone })) return;
    const small = document.createElement("small");
    small.textContent = ` (${here} your time)`;
    el.after(small);
  });
}

function words(ms) {
  const minutes = Math.floor(Math.abs(ms) / 60000);
  const days = Math.floor(minutes / 1440), hours = Math.floor(minutes / 60) % 24;
  const parts = days ? [`${days} d`, `${hours} h`] : hours ? [`${hours} h`, `${minutes % 60} min`] : [`${minutes} min`];
  return parts.join(" ");
}

function countdown() {
  each("[data-countdown]", (el) => {
    const left = new Date(el.dataset.countdown) - now();
    el.textContent = left > 0 ? `in ${words(left)}` : `${words(left)} ago`;
    el.hidden = false;
  });
}

// The next step of the timeline, on launch day.
function nextStep() {
  each("[data-next-step]", (el) => {
    const steps = [...document.querySelectorAll("li[data-at]")];
    const next = steps.find((s) => new Date(s.dataset.at) > now());
    const current = steps.filter((s) => new Date(s.dataset.at) <= now() && new Date(s.dataset.until) > now()).pop();
    steps.forEach((s) => s.classList.toggle("now", s === current));
    if (!next || steps.length === 0 || new Date(steps[0].dataset.at) - now() > 36 * 3600e3) return;
    el.textContent = `Next: ${next.dataset.title}, in ${words(new Date(next.dataset.at) - now())}`;
    el.hidden = false;
  });
}

// Who is on call at this moment.
function onCall() {
  each("[data-duty]", (box) => {
    const source = document.getElementById(box.dataset.duty);
    const shift = [...source.querySelectorAll("[data-from]")].find((s) => new Date(s.dataset.from) <= now() && now() < new Date(s.dataset.until));
    if (!shift) return;
    shift.classList.add("now");
    for (const role of ["primary", "secondary"]) {
      const from = shift.querySelector(`[data-role=${role}]`), to = box.querySelector(`[data-fill=${role}]`);
      if (from && to) to.replaceChildren(...[...from.childNodes].map((n) => n.cloneNode(true)));
    }
    box.hidden = false;
  });
}

function lookup() {
  const form = document.querySelector("[data-lookup]");
  if (!form) return;
  form.hidden = false;
  const [scenario, severity] = form.querySelectorAll("select");
  const cards = [...document.querySelectorAll("[data-scenario]")];
  const update = () => {
    cards.forEach((card) => {
      const fits = (!scenario.value || card.dataset.scenario === scenario.value) &&
        (!severity.value || card.dataset.severities.split(" ").includes(severity.value));
      card.hidden = !fits;
      if (scenario.value) card.open = fits;
    });
    const shown = cards.filter((c) => !c.hidden).length;
    form.querySelector("output").textContent = shown === 0 ? "Nobody is named for that. Ask the incident commander." : shown === 1 ? "1 answer" : `${shown} answers`;
  };
  form.addEventListener("change", update);
  form.addEventListener("submit", (e) => e.preventDefault());
}

function search() {
  const input = document.getElementById("search");
  if (!input) return;
  input.form.hidden = false;
  const base = input.dataset.base;
  let wanted = false;
  const load = () => {
    if (wanted) return;
    wanted = true;
    for (const src of [input.dataset.index, input.dataset.engine]) {
      const script = document.createElement("script");
      script.src = base + src;
      script.async = false;
      document.head.append(script);
    }
  };
  input.addEventListener("focus", load, { once: true });
  input.form.addEventListener("submit", (e) => {
    e.preventDefault();
    document.querySelector("#results a")?.click();
  });
  addEventListener("keydown", (e) => {
    if (e.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      e.preventDefault();
      input.focus();
    }
  });
}

localTimes();
countdown();
nextStep();
onCall();
lookup();
search();
setInterval(() => { countdown(); nextStep(); }, 30000);
addEventListener("beforeprint", () => each("details", (d) => { d.open = true; }));
