// Keeps one page in each language for when there is no connection, with the sheets it needs.
// Nothing else is ever kept: no answers, no paths, nothing of anybody's own.
const pages = { nl: "/nl/geen-verbinding", en: "/en/offline" };

async function keep() {
  const cache = await caches.open(kept);
  for (const page of Object.values(pages)) {
    const answer = await fetch(page, { cache: "no-cache" });
    const html = await answer.clone().text();
    const needed = [...html.matchAll(/"(\/static\/[^"]+\.(?:css|svg|woff2)[^"]*)"/g)];
    await cache.addAll(needed.map((each) => each[1]));
    await cache.put(page, answer);
  }
}

async function forget() {
  for (const name of await caches.keys()) if (name !== kept) await caches.delete(name);
}

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forget()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method === "GET" && request.mode === "navigate") {
    const page = path.startsWith("/en/") ? pages.en : pages.nl;
    event.respondWith(fetch(request).catch(() => caches.match(page)));
  } else if (path.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)));
  }
});
