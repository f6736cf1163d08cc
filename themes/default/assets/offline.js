import { clock, date, element, t, wall } from "./words.js";

// A page that comes from the cache says so, and from when it is: the service
// worker marks it. So does an open page once the network is gone.
export function offline(base, manifest) {
  const loaded = new Date();
  const saved = document.documentElement.dataset.saved;
  if (saved) banner(new Date(saved));
  addEventListener("offline", () => banner(loaded));
  const preview = document.querySelector('script[src^="/_launchbook/"]');
  if (preview || !location.protocol.startsWith("http")) return;
  // Nothing of this may delay the page itself.
  addEventListener("load", () => {
    document.head.append(element("link", { rel: "manifest", href: base + manifest }));
    navigator.serviceWorker?.register(base + "sw.js").catch(() => {});
  });
}

function banner(at) {
  if (document.querySelector(".stale")) return;
  const here = wall(at), when = `${date(here)}, ${clock(here)}`;
  const note = element("p", { className: "stale", textContent: t("No network: this page is as of %s. It may have changed since.", when) });
  note.setAttribute("role", "status");
  document.querySelector("main").prepend(note);
}
