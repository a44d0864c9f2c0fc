/** Stores the archive on this device: what every page needs and, if the archive is small, all of it.
    A build fills in the two lines below. Another state of the archive is another version: it is fetched completely before
    it is shown, and shown only when the reader asks for it. */
(() => {
  "use strict";
  const VERSION = "{version}";
  /** @type {any} A build writes a list of paths here. */
  const FILES = "{files}";

  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  const PREFIX = `briefings:${worker.registration.scope}:`,
    CURRENT = PREFIX + VERSION,
    VISITED = `${PREFIX}visited`;
  const MOST_VISITED = 200,
    AT_ONCE = 8;
  const KEPT = /\.(html|js|css|woff2|svg|jpg|png|webp|gif)$/;

  worker.addEventListener("install", (event) => event.waitUntil(fetchVersion()));
  worker.addEventListener("activate", (event) => event.waitUntil(dropOldVersions()));
  worker.addEventListener("message", (event) => {
    if (event.data === "show") worker.skipWaiting();
  });
  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(worker.registration.scope)) return;
    const file = fileOf(new URL(request.url));
    if (KEPT.test(file)) event.respondWith(answer(event, file));
  });

  /** One file has one place in the cache: a folder is its index, and the query of an address is ignored. @param {URL} address */
  function fileOf(address) {
    return address.origin + address.pathname.replace(/\/$/, "/index.html");
  }

  async function fetchVersion() {
    const cache = await caches.open(CURRENT);
    /** @type {string[]} */
    const waiting = [...FILES];
    const next = async () => {
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
        const address = new URL(file, worker.registration.scope);
        const response = await fetch(address, { cache: "no-cache" });
        if (!response.ok) throw new Error(`${response.status} ${file}`);
        await cache.put(fileOf(address), plain(response));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  async function dropOldVersions() {
    const names = await caches.keys();
    await Promise.all(names.filter((n) => n.startsWith(PREFIX) && n !== CURRENT && n !== VISITED).map((n) => caches.delete(n)));
    await worker.clients.claim();
  }

  /** @param {FetchEvent} event @param {string} file */
  async function answer(event, file) {
    const kept = await caches.match(file, { cacheName: CURRENT });
    if (kept) return kept;
    try {
      const response = await fetch(event.request);
      if (response.ok) event.waitUntil(keep(file, response.clone()));
      return response;
    } catch (error) {
      const seen = await caches.match(file, { cacheName: VISITED });
      if (seen) return seen;
      if (event.request.mode !== "navigate") throw error;
      return notHere();
    }
  }

  /** @param {string} file @param {Response} response */
  async function keep(file, response) {
    const cache = await caches.open(VISITED);
    await cache.put(file, plain(response));
    const files = await cache.keys();
    await Promise.all(files.slice(0, Math.max(0, files.length - MOST_VISITED)).map((old) => cache.delete(old)));
  }

  /** A response that a server has redirected may not answer another address. @param {Response} response */
  function plain(response) {
    const { status, statusText, headers } = response;
    return response.redirected ? new Response(response.body, { status, statusText, headers }) : response;
  }

  function notHere() {
    const page = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not on this device</title><style>html{color-scheme:light dark;font:1.1rem/1.6 Georgia,serif}
body{max-width:34rem;margin:15vh auto;padding:0 1rem}</style><h1>Not on this device</h1>
<p>You are offline, and this page has not been read here before.</p><p><a href="${worker.registration.scope}">The front page</a></p>`;
    return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
})();
