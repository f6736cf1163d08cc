// Everything here only adds: each page is complete without scripts.
import { copyCode, messages } from "./copy.js";
import { dutyNow, turns, weekStrip } from "./duty.js";
import { filters, lookup, openTarget } from "./find.js";
import { offline } from "./offline.js";
import { searchBox } from "./search-box.js";
import { ticks } from "./ticks.js";
import { countdowns, localTimes, nextStep, overdue } from "./times.js";

const { base, rotas, manifest } = document.currentScript.dataset;

localTimes();
countdowns();
nextStep();
overdue();
weekStrip();
turns();
dutyNow(base, rotas);
lookup();
filters();
ticks();
copyCode();
messages();
searchBox(base);
openTarget();
offline(base, manifest);

// The menu lies over the page: Escape and a tap beside it close it.
const menu = document.querySelector("details.menu");
addEventListener("keydown", (e) => {
  if (e.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
addEventListener("click", (e) => { if (menu?.open && !menu.contains(e.target) && !menu.nextElementSibling?.contains(e.target)) menu.open = false; });

setInterval(() => { countdowns(); nextStep(); overdue(); turns(); }, 30000);
addEventListener("hashchange", openTarget);

// Paper shows what is folded on the screen.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not([open])")];
  folded.forEach((d) => { d.open = true; });
});
addEventListener("afterprint", () => folded.forEach((d) => { d.open = false; }));
