import { element } from "./words.js";

// The search engine and its index are loaded with the first use of the box.
export function searchBox(base) {
  const input = document.getElementById("searchBox");
  if (!input) return;
  input.form.hidden = false;
  input.dataset.base = base;
  let wanted = false;
  const load = () => {
    if (wanted) return;
    wanted = true;
    for (const src of [input.dataset.index, input.dataset.engine]) {
      document.head.append(element("script", { src: base + src, async: false }));
    }
  };
  input.addEventListener("focus", load);
  input.addEventListener("input", load);
  input.form.addEventListener("submit", (e) => {
    e.preventDefault();
    document.querySelector("#searchResults a")?.click();
  });
  addEventListener("keydown", (e) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
    if ((e.key === "/" && !typing && !e.ctrlKey && !e.metaKey && !e.altKey) || (e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey))) {
      e.preventDefault();
      input.focus();
      input.select();
    }
  });
}
