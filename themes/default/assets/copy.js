import { clock, date, each, element, t, wall } from "./words.js";

// copyButton copies what text() returns, and says so.
function copyButton(text) {
  const button = element("button", { type: "button", className: "copy", textContent: t("Copy") });
  const status = element("span", { className: "visually-hidden" });
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const done = await write(text());
    button.textContent = status.textContent = done ? t("Copied") : t("Select it and copy");
    setTimeout(() => { button.textContent = t("Copy"); status.textContent = ""; }, 2000);
  });
  return [button, status];
}

// The clipboard needs a secure page; without one, the old command does.
async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element("textarea", { value: text, className: "visually-hidden" });
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

export function copyCode() {
  each("main pre", (pre) => {
    const wrap = element("div", { className: "code" });
    pre.replaceWith(wrap);
    wrap.append(pre, ...copyButton(() => pre.textContent));
  });
}

// Messages become text to edit, with the facts of this moment filled in.
export function messages() {
  each("[data-message]", (source) => {
    const area = element("textarea", { rows: 8, className: "editor", value: source.textContent });
    const left = element("small");
    const count = () => {
      const open = area.value.match(/\{\w+\}/g) || [];
      left.textContent = open.length ? t("To fill in: %s", [...new Set(open)].join(" ")) : "";
    };
    area.addEventListener("input", count);
    area.setAttribute("aria-label", t("Message"));
    source.after(area, element("p", { className: "tools" }, ...copyButton(() => area.value), " ", left));
    source.classList.add("paper"); // a box for editing would be cut off on it
    const details = area.closest("details");
    const refresh = () => {
      if (!details.open) return;
      area.value = fillIn(area.value, source.dataset.updates);
      count();
    };
    details.addEventListener("toggle", refresh);
    refresh();
  });
}

function fillIn(text, updates) {
  const now = new Date();
  const begun = [...document.querySelectorAll("[data-step]")].filter((s) => new Date(s.dataset.at) <= now);
  const facts = {
    date: `${date(wall(now))} ${now.getFullYear()}`,
    time: clock(wall(now)),
    step: (begun.find((s) => s.dataset.step === "open") || begun.at(-1))?.dataset.title,
    next_update: nextUpdate(updates, now),
    link: location.protocol.startsWith("http") ? location.href.replace(/#.*/, "") : undefined,
  };
  return text.replace(/\{(\w+)\}/g, (all, key) => facts[key] || all);
}

function nextUpdate(updates, now) {
  for (const part of (updates || "").split(" ")) {
    const [from, until, every] = part.split("/").map(Number);
    const seconds = now / 1000;
    if (!every || (until && seconds >= until)) continue;
    const next = seconds < from ? from : from + (Math.floor((seconds - from) / every) + 1) * every;
    if (next - seconds < 86400) return clock(wall(next * 1000));
  }
}
