import { each, element, t } from "./words.js";

// Ticks are a reader's own, on this device. What the launch records is the word
// beside each item; a tick never changes it.
export function ticks() {
  const items = [...document.querySelectorAll("[data-tick]")];
  const bar = document.querySelector("[data-ticks]");
  if (!items.length || !bar) return;
  let store;
  try { store = localStorage; } catch { return; }
  const prefix = `launchbook:${location.pathname.replace(/\/$/, "/index").replace(/(\.html)?$/, ".html")}:`;
  const boxes = items.map((item) => {
    const box = element("input", { type: "checkbox", checked: store.getItem(prefix + item.dataset.tick) === "1" });
    const title = item.querySelector("strong").textContent;
    item.append(element("label", { className: "tick" }, box, element("span", { className: "visually-hidden", textContent: `${t("My tick")}: ${title}` })));
    box.addEventListener("change", () => {
      if (box.checked) store.setItem(prefix + item.dataset.tick, "1");
      else store.removeItem(prefix + item.dataset.tick);
      count();
    });
    return box;
  });
  const count = () => {
    const done = boxes.filter((b) => b.checked).length;
    bar.querySelector("[role=status]").textContent = t("%s of %s ticked, on this device only.", done, boxes.length);
    bar.querySelector("button").disabled = done === 0;
  };
  bar.querySelector("button").addEventListener("click", () => {
    boxes.forEach((box, i) => {
      box.checked = false;
      store.removeItem(prefix + items[i].dataset.tick);
    });
    count();
  });
  bar.hidden = false;
  count();
}
