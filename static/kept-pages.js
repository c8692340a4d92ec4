// For workers that keep a part of the site openable without signal: its pages, and the script and style they need. Nothing else.
const PATIENCE_MS = 4000;

// `shelf`: where they are kept; `always`: a page fetched whenever there is signal; `keeps`: which pages are kept as they are opened;
// `most`: so many of them, the latest.
self.keepPages = ({ shelf, always = [], keeps = () => false, most = 3 }) => {
  self.addEventListener('install', () => self.skipWaiting());
  self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(keepAll)));
  // A page says that what it shows has changed.
  self.addEventListener('message', (event) => {
    if (keeps(event.data?.keep)) event.waitUntil(keep(event.data.keep));
  });
  self.addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== self.location.origin) return;
    if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(kept(request));
    else if (request.mode === 'navigate') event.respondWith(opened(request, url.pathname));
  });

  // These addresses change with their content, so the first copy stays right.
  async function kept(request) {
    const copies = await caches.open(shelf);
    const known = await copies.match(request);
    if (known) return known;
    const answer = await fetch(request);
    if (answer.ok) await copies.put(request, answer.clone());
    return answer;
  }

  async function opened(request, path) {
    try {
      const answer = await withPatience(fetch(request));
      // Signed out: what was kept of the person before is taken away.
      if (answer.redirected && new URL(answer.url).pathname === '/sign-in') await caches.delete(shelf);
      else for (const page of [...always, ...(keeps(path) ? [path] : [])]) keep(page);
      return answer;
    } catch {
      const page = await caches.match(path);
      if (page) return page;
      const last = (await keptPages()).at(-1);
      return last ? Response.redirect(last, 302) : Response.error();
    }
  }

  async function keepAll() {
    const open = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const paths = open.map((client) => new URL(client.url).pathname).filter((path) => keeps(path));
    for (const page of [...always, ...paths]) await keep(page);
  }

  // A page's script is fetched with it.
  async function keep(path) {
    try {
      const answer = await fetch(path, { credentials: 'same-origin' });
      if (!answer.ok || answer.redirected) return;
      const copies = await caches.open(shelf);
      const text = await answer.clone().text();
      // Put again, it stands last (Service Workers, “Batch Cache Operations”).
      await copies.put(path, answer);
      for (const old of (await keptPages()).slice(0, -most)) await copies.delete(old);
      const parts = new Set(text.match(/_app\/immutable\/[^"' )]+/g) ?? []);
      await Promise.all([...parts].map((part) => kept(new Request(`/${part}`))));
    } catch {
      // No signal just now: the copy from last time stays.
    }
  }

  async function keptPages() {
    const requests = await (await caches.open(shelf)).keys();
    return requests.map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/_app/'));
  }
};

function withPatience(answer) {
  return Promise.race([
    answer,
    new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)),
  ]);
}
