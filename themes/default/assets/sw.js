// The service worker: every page works without a network after one visit. The
// network comes first, so that nobody reads an old page while there is a new
// one; a page from the cache is marked with the time at which it was saved.
const scope = self.registration.scope;
const prefix = `launchbook ${scope} `;
const name = prefix + VERSION;
const patience = 3000;
// Files of the content may be for the server alone, which then has none to give.
const needed = /\.(html|css|js)$/;
const hashed = /-[0-9a-f]{8}\.(css|js)$/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) event.respondWith(answer(event, request));
});

async function install() {
  const cache = await caches.open(name);
  const queue = [...FILES];
  const worker = async () => {
    for (let file; (file = queue.shift()) !== undefined;) {
      const response = await fetch(new Request(scope + file, { cache: "no-cache" }));
      if (response.status >= 400 && response.status < 500 && !needed.test(file)) continue;
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await save(cache, scope + file, response);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  await self.skipWaiting();
}

async function activate() {
  for (const key of await caches.keys()) if (key.startsWith(prefix) && key !== name) await caches.delete(key);
  await self.clients.claim();
}

async function save(cache, key, response) {
  const headers = new Headers(response.headers);
  headers.set("x-launchbook-saved", new Date().toISOString());
  await cache.put(key, new Response(await response.blob(), { status: 200, headers }));
}

// keyOf is the file that an address shows: a folder's is its index page.
function keyOf(request) {
  const url = new URL(request.url);
  return url.origin + url.pathname.replace(/\/$/, "/index.html");
}

async function answer(event, request) {
  const cache = await caches.open(name);
  const key = keyOf(request);
  if (hashed.test(key)) {
    const hit = await cache.match(key);
    if (hit) return hit;
  }
  const network = fetch(request);
  const saving = network.then((response) => response.status === 200 && save(cache, key, response.clone()));
  event.waitUntil(saving.catch(() => {}));
  const hit = (await cache.match(key)) || (await cache.match(key + ".html"));
  const late = hit && new Promise((resolve) => setTimeout(resolve, patience));
  const response = await Promise.race([network, late].filter(Boolean)).catch(() => undefined);
  if (response && response.status < 500) return response;
  if (hit) return mark(hit, request);
  return response || mark(await cache.match(scope + "404.html"), request) || Response.error();
}

async function mark(response, request) {
  if (!response || request.mode !== "navigate") return response;
  const saved = response.headers.get("x-launchbook-saved") || "";
  const text = (await response.text()).replace("<html ", `<html data-saved="${saved}" `);
  return new Response(text, { status: response.status, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
