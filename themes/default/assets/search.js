// Loaded with the first focus of the search box, after the index.
import MiniSearch from "../vendor/minisearch/index.js";

const input = document.getElementById("search"), list = document.getElementById("results"), status = document.getElementById("search-status");
const engine = new MiniSearch({ fields: ["title", "page", "text"], storeFields: ["title", "page", "url"], searchOptions: { boost: { title: 4, page: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" } });
engine.addAll(window.launchbookIndex.map((entry, id) => ({ id, ...entry })));

function show() {
  const hits = input.value.trim() ? engine.search(input.value).slice(0, 12) : [];
  list.replaceChildren(...hits.map((hit) => {
    const li = document.createElement("li"), a = document.createElement("a"), small = document.createElement("small");
    a.href = input.dataset.base + hit.url;
    a.textContent = hit.title;
    small.textContent = hit.page;
    a.append(small);
    li.append(a);
    return li;
  }));
  list.hidden = hits.length === 0;
  status.textContent = input.value.trim() ? (hits.length === 1 ? "1 result" : `${hits.length} results`) : "";
}
input.addEventListener("input", show);
addEventListener("keydown", (e) => {
  if (e.key === "Escape") list.hidden = true;
});
addEventListener("click", (e) => {
  if (!list.contains(e.target) && e.target !== input) list.hidden = true;
});
show();
