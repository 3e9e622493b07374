// What another app shared, held by the service worker for this page alone: read once, then gone.

const SHARED = "jaganetral-shared";

async function taken(wanted) {
  if (!("caches" in window) || !new URLSearchParams(location.search).has("bagikan")) return [];
  if (!(await caches.has(SHARED))) return [];
  const cache = await caches.open(SHARED);
  const found = [];
  for (const request of await cache.keys()) {
    if (!wanted(new URL(request.url).pathname)) continue;
    found.push(await cache.match(request));
    await cache.delete(request);
  }
  return found;
}

/** The photos that were shared with the site, as files. */
export async function sharedPhotos() {
  const answers = await taken((path) => path.startsWith("/bagikan/foto-"));
  return Promise.all(answers.map(async (answer) => {
    const name = decodeURIComponent(answer.headers.get("X-Name") ?? "foto");
    return new File([await answer.blob()], name, { type: answer.headers.get("Content-Type") ?? "" });
  }));
}

/** The words that were shared: title, text and address, one below the other. */
export async function sharedWords() {
  const [answer] = await taken((path) => path === "/bagikan/kata");
  return answer ? (await answer.json()).join("\n") : "";
}
