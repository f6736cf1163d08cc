// The words of the interface in the portal's language; the build puts the
// translations in. The key is the English text, with %s for what is filled in,
// %[2]s for the second of it.
const words = WORDS;

export function t(english, ...values) {
  let i = 0;
  return (words[english] || english).replace(/%(?:\[(\d)\])?s/g, (all, n) => values[n ? n - 1 : i++]);
}

export const each = (selector, visit) => document.querySelectorAll(selector).forEach(visit);

// element makes an element with text or children.
export function element(name, properties = {}, ...children) {
  const el = Object.assign(document.createElement(name), properties);
  el.append(...children);
  return el;
}

// callLabel is what a button says that calls somebody. The number stays on one line.
export function callLabel(number, name = "") {
  const [before, after] = t("Call %s", "\n").split("\n");
  return element("span", {}, before, name && name + " ", element("span", { className: "number", textContent: number }), after);
}

// Times are written as the pages write them, with the words of the portal's
// language. The browser's own formats take 50 ms to load on a phone. A wall is what
// a clock on a wall shows, as milliseconds that would show it in UTC.
const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// wall is what the reader's clock shows at a moment.
export const wall = (at) => at - new Date(at).getTimezoneOffset() * 60000;
export const clock = (wall) => new Date(wall).toISOString().slice(11, 16);
export const weekday = (wall) => t(days[new Date(wall).getUTCDay()]);

export function date(wall) {
  const at = new Date(wall);
  return `${weekday(wall)} ${at.getUTCDate()} ${t(months[at.getUTCMonth()])}`;
}
