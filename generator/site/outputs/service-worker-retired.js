/** This archive is not stored on its readers' devices: removes the copy that an earlier version of it stored. */
(() => {
  "use strict";
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(retire()));

  async function retire() {
    const names = await caches.keys();
    await Promise.all(names.filter((n) => n.startsWith(`briefings:${worker.registration.scope}:`)).map((n) => caches.delete(n)));
    await worker.registration.unregister();
  }
})();
