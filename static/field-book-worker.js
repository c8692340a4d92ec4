// Keeps the field book openable without signal: its last page, and the script and style it needs. Nothing else of the site.
const SHELF = 'field-book-1';
const PAGE = '/desk/field/new';
const PATIENCE_MS = 4000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim().then(keepPage)));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/_app/immutable/')) event.respondWith(kept(request));
  else if (request.mode === 'navigate') event.respondWith(opened(request));
});

// These addresses change with their content, so the first copy stays right.
async function kept(request) {
  const shelf = await caches.open(SHELF);
  const known = await shelf.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) await shelf.put(request, answer.clone());
  return answer;
}

async function opened(request) {
  try {
    const answer = await withPatience(fetch(request));
    // Signed out: what was kept of the person before is taken away.
    if (answer.redirected && new URL(answer.url).pathname === '/sign-in') await caches.delete(SHELF);
    else keepPage();
    return answer;
  } catch {
    const page = await caches.match(PAGE);
    if (!page) return Response.error();
    return new URL(request.url).pathname === PAGE ? page : Response.redirect(PAGE, 302);
  }
}

// One page holds all steps of the field book; its script is fetched with it.
async function keepPage() {
  try {
    const answer = await fetch(PAGE, { credentials: 'same-origin' });
    if (!answer.ok || answer.redirected) return;
    const shelf = await caches.open(SHELF);
    const text = await answer.clone().text();
    await shelf.put(PAGE, answer);
    const parts = new Set(text.match(/_app\/immutable\/[^"' )]+/g) ?? []);
    await Promise.all([...parts].map((part) => kept(new Request(`/${part}`))));
  } catch {
    // No signal just now: the copy from last time stays.
  }
}

function withPatience(answer) {
  return Promise.race([
    answer,
    new Promise((_, reject) => setTimeout(() => reject(new Error('no answer')), PATIENCE_MS)),
  ]);
}
