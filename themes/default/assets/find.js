import { each, t } from "./words.js";

// The answer to "who decides": all cards that fit, the only one opened.
export function lookup() {
  const form = document.querySelector("[data-lookup]");
  if (!form) return;
  form.hidden = false;
  const [scenario, severity] = form.querySelectorAll("select");
  const cards = [...document.querySelectorAll("[data-scenario]")];
  const answer = form.querySelector("[data-answer]");
  const update = () => {
    const asked = scenario.value || severity.value;
    const fitting = cards.filter((card) => (!scenario.value || card.dataset.scenario === scenario.value) &&
      (!severity.value || card.dataset.severities.split(" ").includes(severity.value)));
    cards.forEach((card) => { card.hidden = !fitting.includes(card); });
    answer.replaceChildren();
    if (scenario.value && fitting.length === 1) {
      answer.append(...[...fitting[0].children].map((child) => child.tagName === "SUMMARY" ? document.createTextNode("") : child.cloneNode(true)));
    }
    form.querySelector("output").textContent = !asked ? "" :
      fitting.length === 0 ? t("Nobody is named for that. Ask the incident commander.") :
      fitting.length === 1 ? t("1 answer") : t("%s answers", fitting.length);
  };
  form.addEventListener("change", update);
  form.addEventListener("submit", (e) => e.preventDefault());
  update();
}

// A box above a list shows only what contains its words.
export function filters() {
  each("[data-filter]", (box) => {
    box.hidden = false;
    const items = [...document.querySelectorAll(box.dataset.filter)];
    const groups = new Set(items.map((item) => item.closest("section, .card:not(li)")).filter(Boolean));
    box.querySelector("input").addEventListener("input", (e) => {
      const words = e.target.value.toLowerCase().split(/\s+/).filter(Boolean);
      items.forEach((item) => { item.hidden = !words.every((word) => item.textContent.toLowerCase().includes(word)); });
      groups.forEach((group) => { group.hidden = !items.some((item) => group.contains(item) && !item.hidden); });
      const shown = items.filter((item) => !item.hidden).length;
      box.querySelector("[role=status]").textContent = words.length ? t("%s of %s", shown, items.length) : "";
    });
  });
}

// A link to something folded opens it.
export function openTarget() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* a percent sign that stands for itself */ }
  const target = id && document.getElementById(id);
  if (!target) return;
  for (let el = target; el; el = el.parentElement) if (el.tagName === "DETAILS") el.open = true;
  document.querySelector("details.menu")?.removeAttribute("open");
}
