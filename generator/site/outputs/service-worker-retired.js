/* This archive is not kept on its readers' devices. Where an earlier edition was, its copy is dropped. */
"use strict";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  const names = await caches.keys();
  await Promise.all(names.filter((n) => n.startsWith(`briefings:${self.registration.scope}:`)).map((n) => caches.delete(n)));
  await self.registration.unregister();
}
