// Loaded with the first focus of the search box, after the index.
import MiniSearch from "../vendor/minisearch/index.js";
import { callLabel, element, t } from "./words.js";

const input = document.getElementById("searchBox"), list = document.getElementById("searchResults"), status = document.getElementById("searchStatus");
const base = input.dataset.base;
// People and alerts come first: they are what is searched for in a hurry.
const rank = { person: 6, alert: 6, page: 2 };
// Scripts without spaces between words are cut into pairs of letters, and the last
// letter for itself, so that a part of a sentence is found too.
const unspaced = /([\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]+)/u;
const split = MiniSearch.getDefault("tokenize");
const pairs = (run) => [...run].map((letter, i, all) => letter + (all[i + 1] || ""));
const cut = (word) => word.split(unspaced).flatMap((part, i) => (i % 2 ? pairs(part) : part || [])); // every other part is unspaced
const engine = new MiniSearch({
  tokenize: (text) => (unspaced.test(text) ? split(text).flatMap(cut) : split(text)),
  fields: ["title", "page", "text", "number"],
  // Whose number called is asked as it is written, and as it stands on a phone.
  extractField: (entry, field) => {
    if (field !== "number" || !entry.phone) return entry[field];
    const digits = entry.phone.replace(/\D/g, "");
    return `${entry.phone} +${digits} ${digits}`;
  },
  storeFields: ["title", "page", "url", "kind", "phone"],
  searchOptions: {
    boost: { title: 4, page: 1.5 },
    prefix: true,
    fuzzy: (term) => (term.length > 3 && !/\d/.test(term) ? 0.25 : false),
    combineWith: "AND",
    boostDocument: (id, term, entry) => rank[entry.kind] || 1,
  },
});
let entries = 0;
function add(list) { engine.addAll(list.map((entry) => ({ id: entries++, ...entry }))); }
add(window.launchbookIndex);

// A large site's index comes in parts: the first has what names pages, people
// and alerts, the others the texts. They are loaded while too little is found.
let loaded = 0, loading = false;
function more() {
  if (loading || loaded >= (window.launchbookParts || 0)) return;
  loading = true;
  const src = base + input.dataset.index.replace(/\.js$/, `-${String(++loaded).padStart(3, "0")}.js`);
  const done = () => { loading = false; show(); };
  const script = element("script", { src, onload: () => { add(window.launchbookIndex); done(); }, onerror: done });
  document.head.append(script);
}

const shown = 12;
function show() {
  const query = input.value.trim();
  let hits = query ? engine.search(query) : [];
  if (query && hits.length === 0) hits = engine.search(query, { combineWith: "OR" });
  if (query && engine.search(query, { fuzzy: false }).length < shown) more();
  const seen = new Set(); // a page stands in two parts
  const name = (hit) => hit.url + " " + hit.title + " " + hit.kind;
  hits = hits.filter((hit) => !seen.has(name(hit)) && seen.add(name(hit))).slice(0, shown);
  list.replaceChildren(...hits.map((hit) => {
    const li = element("li", {}, element("a", { href: base + hit.url }, hit.title, element("small", { textContent: hit.page })));
    if (hit.phone) li.append(element("a", { className: "button", href: "tel:" + hit.phone.replace(/[^+\d]/g, "") }, callLabel(hit.phone)));
    return li;
  }));
  list.hidden = hits.length === 0;
  status.textContent = !query ? "" : hits.length === 1 ? t("1 result") : t("%s results", hits.length);
}

// Arrow keys walk through the results; Escape goes back to the box.
function walk(e) {
  const links = [input, ...list.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  if (at < 0 || list.hidden) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: at && 1, End: at && links.length - 1 }[e.key];
  if (e.key === "Escape") {
    input.focus(); // which shows what was found
    list.hidden = true;
  } else if (to !== undefined && to !== at && links[to]) {
    e.preventDefault();
    links[to].focus();
  }
}

input.addEventListener("input", show);
input.addEventListener("focus", () => { if (input.value && list.children.length) list.hidden = false; });
input.form.addEventListener("keydown", walk);
addEventListener("click", (e) => {
  if (!input.form.contains(e.target)) list.hidden = true;
});
show();
