/* Keeps the archive on this device: what every page needs and, where the archive is small, all of it.
   A build fills in the two lines below; another edition of the archive is another version, fetched whole before it is
   shown, and only once the reader says so. */
"use strict";
const VERSION = "{version}";
const FILES = "{files}";

const PREFIX = `briefings:${self.registration.scope}:`, EDITION = PREFIX + VERSION, VISITED = PREFIX + "visited";
const MOST_VISITED = 200, AT_ONCE = 8;
const KEPT = /\.(html|js|css|woff2|svg)$/;

self.addEventListener("install", (event) => event.waitUntil(fetchEdition()));
self.addEventListener("activate", (event) => event.waitUntil(dropOldEditions()));
self.addEventListener("message", (event) => { if (event.data === "show") self.skipWaiting(); });
self.addEventListener("fetch", (event) => {
  const { request } = event, address = new URL(request.url);
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) {
    const file = fileOf(address);
    if (KEPT.test(file)) event.respondWith(answer(event, file));
  }
});

/* One file has one place in the cache: folders are their index, a search's words make no other page. */
function fileOf(address) {
  return address.origin + address.pathname.replace(/\/$/, "/index.html");
}

async function fetchEdition() {
  const cache = await caches.open(EDITION), waiting = [...FILES];
  const next = async () => {
    for (let file; (file = waiting.pop()) !== undefined;) {
      const address = new URL(file, self.registration.scope);
      const response = await fetch(address, { cache: "no-cache" });
      if (!response.ok) throw new Error(`${response.status} ${file}`);
      await cache.put(fileOf(address), plain(response));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

async function dropOldEditions() {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(PREFIX) && n !== EDITION && n !== VISITED).map((n) => caches.delete(n)));
  await self.clients.claim();
}

async function answer(event, file) {
  const kept = await caches.match(file, { cacheName: EDITION });
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

async function keep(file, response) {
  const cache = await caches.open(VISITED);
  await cache.put(file, plain(response));
  const files = await cache.keys();
  await Promise.all(files.slice(0, Math.max(0, files.length - MOST_VISITED)).map((old) => cache.delete(old)));
}

/* A page that a server has redirected may not answer another address. */
function plain(response) {
  const { status, statusText, headers } = response;
  return response.redirected ? new Response(response.body, { status, statusText, headers }) : response;
}

function notHere() {
  const page = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Not on this device</title><style>html{color-scheme:light dark;font:1.1rem/1.6 Georgia,serif}
body{max-width:34rem;margin:15vh auto;padding:0 1rem}</style><h1>Not on this device</h1>
<p>You are offline, and this page has not been read here before.</p><p><a href="${self.registration.scope}">The front page</a></p>`;
  return new Response(page, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
