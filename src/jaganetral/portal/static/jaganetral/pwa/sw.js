// The service worker of the installed site. What stands before this line is written by the server
// (shell/pwa.py): `SITE` = {version, shell: [addresses], networks: [addresses], offline: {id, en}}.
//
// - The shell and the offline guide are kept when a version is installed.
// - Files under /static/ carry their content in their name: once fetched, they are kept.
// - The hand networks are large and kept apart, so that a new version does not fetch them again.
// - Pages come from the network; without a line, from what was kept at install, else "no line".
// - Nothing else is kept: no answer to a POST, no page of an account, no search.
// - What another app shares is held for the very next page alone, and never sent by this worker.

const KEPT = `jaganetral-${SITE.version}`;
const NETWORKS = "jaganetral-networks";
const SHARED = "jaganetral-shared";
const SLOW = 6000; // milliseconds after which a page that was kept is better than none

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", ({ data }) => {
  if (data === "take over") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && /^(\/en)?\/periksa\/berbagi\/$/.test(url.pathname)) {
    event.respondWith(shared(request, url));
  } else if (request.method === "GET" && url.pathname.startsWith("/static/")) {
    event.respondWith(file(request, url));
  } else if (request.method === "GET" && request.mode === "navigate") {
    if (!url.searchParams.has("bagikan")) event.waitUntil(caches.delete(SHARED));
    event.respondWith(page(request, url));
  } else if (request.method === "GET" && SITE.shell.includes(url.pathname)) {
    event.respondWith(fetch(request).catch(() => kept(url)));
  }
});

async function keep() {
  const cache = await caches.open(KEPT);
  const files = new Set(SITE.shell.filter((address) => address.startsWith("/static/")));
  const pages = SITE.shell.filter((address) => !files.has(address));
  const stored = async (address) => {
    // Without cookies: what is kept belongs to nobody.
    const answer = await fetch(address, { credentials: "omit" });
    if (!answer.ok || answer.redirected) return "";
    await cache.put(address, answer.clone());
    return answer.headers.get("Content-Type").startsWith("text/html") ? answer.text() : "";
  };
  for (const page of await Promise.all(pages.map(stored))) {
    for (const [, address] of page.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)) files.add(address);
  }
  await Promise.all([...files].map(stored));
}

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("jaganetral-") && ![KEPT, NETWORKS].includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  const networks = await caches.open(NETWORKS);
  for (const request of await networks.keys()) {
    if (!SITE.networks.includes(new URL(request.url).pathname)) await networks.delete(request);
  }
  await self.clients.claim();
}

async function file(request, url) {
  const cache = await caches.open(SITE.networks.includes(url.pathname) ? NETWORKS : KEPT);
  const found = await cache.match(url.pathname);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) await cache.put(url.pathname, answer.clone());
  return answer;
}

async function page(request, url) {
  const found = await kept(url);
  const slow = found && new Promise((late) => { setTimeout(() => late(found), SLOW); });
  try {
    return await (slow ? Promise.race([fetch(request), slow]) : fetch(request));
  } catch {
    const language = url.pathname.startsWith("/en/") ? "en" : "id";
    return found ?? (await kept(new URL(SITE.offline[language], url))) ?? Response.error();
  }
}

async function kept(url) {
  const clean = new URL(url);
  clean.searchParams.delete("bagikan");
  return (await caches.open(KEPT)).match(clean.pathname + clean.search);
}

async function shared(request, url) {
  const form = await request.formData();
  const cache = await caches.open(SHARED);
  const words = ["title", "text", "url"].map((name) => String(form.get(name) ?? "").trim());
  await cache.put("/bagikan/kata", new Response(JSON.stringify([...new Set(words)].filter(Boolean))));
  const photos = form.getAll("photo").filter((one) => typeof one !== "string" && one.size);
  await Promise.all(photos.map((photo, k) => cache.put(`/bagikan/foto-${k}`, new Response(photo, {
    headers: { "Content-Type": photo.type, "X-Name": encodeURIComponent(photo.name) },
  }))));
  const language = url.pathname.startsWith("/en/") ? "/en" : "";
  return Response.redirect(`${language}/periksa/?perbuatan=tulis&bagikan=1`, 303);
}
