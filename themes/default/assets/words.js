// The words of the interface in the portal's language; the build puts the
// translations in. The key is the English text, with %s for what is filled in,
// %[2]s for the second of it.
const words = WORDS;

export function t(english, ...values) {
  let i = 0;
  return (words[english] || english).replace(/%(?:\[(\d)\])?s/g, (all, n) => values[n ? n - 1 : i++]);
}

// English alone would be American; the pages write 24 hours and the day first.
export const locale = { en: "en-GB" }[document.documentElement.lang] || document.documentElement.lang || undefined;

export const each = (selector, visit) => document.querySelectorAll(selector).forEach(visit);

// element makes an element with text or children.
export function element(name, properties = {}, ...children) {
  const el = Object.assign(document.createElement(name), properties);
  el.append(...children);
  return el;
}
