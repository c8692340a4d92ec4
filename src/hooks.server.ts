import { readFile } from 'node:fs/promises';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { actorOf } from '#people';
import { passage } from '#shared/door.ts';
import { refuserOf, type Sentence } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { rolesText } from '#shared/role-words.ts';
import { filesOf, LARGEST_FORM_MB, policyFile, runningOf } from '#shared/running.ts';
import { isLang, type Lang, preferredLang, tongue } from '#shared/tongue.ts';
import { snapshot, transact } from '#shared/transact.ts';
import { isUnreadable } from '#shared/unreadable.ts';
import { compressed } from './routes/compression.ts';
import {
  linkRefusal,
  linksHeader,
  resolve as resolveLink,
  wantsLinks,
} from './routes/digital-link/resolve.ts';
import { doors } from './routes/doors.ts';
import { sentenceOf, statusOf } from './routes/refusals.ts';
import { refusedFile, turnAway } from './routes/refused.ts';

const refuse = refuserOf(refusals);

export const handle: Handle = async ({ event, resolve }) => {
  Object.assign(event.locals, await localsOf(event));
  const { lang, elder } = event.locals;
  const transformPageChunk = ({ html }: { html: string }) =>
    html
      .replace('%maidehao.lang%', lang === 'zh' ? 'zh-CN' : 'en')
      .replace('%maidehao.view%', elder ? 'elder' : 'plain');

  const response =
    (await gate(event)) ??
    (await linksInstead(event)) ??
    (await inWords(event, await resolve(event, { transformPageChunk })));
  await addLinks(event, response);
  if (event.isSubRequest) return response;
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'private, no-cache');
  response.headers.append('vary', 'cookie, accept-language');
  return compressed(response, event.request.headers.get('accept-encoding'));
};

/** A bug or an outage: the log gets the whole of it, the reader a number to name when asking for help. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind === 'framework') return notServed(error.status, event.locals.lang ?? 'zh');
  if (kind !== 'unknown') return;
  const incident = crypto.randomUUID().slice(0, 8);
  console.error(`incident ${incident} ${event.request.method} ${event.url.pathname}`, error);
  return { incident };
};

/** What SvelteKit itself turns away: no such page, or a form larger than any photo. */
function notServed(status: number, lang: Lang): { sentence: Sentence } | undefined {
  if (status === 404) return { sentence: sentenceOf(refuse('request.not-found').refusal, lang) };
  if (status !== 413) return undefined;
  return { sentence: sentenceOf(refuse('request.too-large', { limitMb: LARGEST_FORM_MB }).refusal, lang) };
}

async function localsOf(event: RequestEvent): Promise<App.Locals> {
  if (!event.platform) throw new Error('pages are served by startServer only');
  const running = runningOf(event.platform.req);
  const chosen = event.cookies.get('lang');
  const lang = isLang(chosen) ? chosen : preferredLang(event.request.headers.get('accept-language'));
  const now = running.clock();
  const { county } = running.config;
  const actor = await actorOf(running.db, county, event.request.headers, now);
  const caller = { county, now, actor };
  const unreadable = (error: unknown): never => {
    if (isUnreadable(error)) turnAway(refuse('request.unreadable').refusal, lang);
    throw error;
  };
  return {
    ...caller,
    files: filesOf(running.config),
    policy: () => readFile(policyFile(running.config), 'utf8').catch(() => undefined),
    lang,
    t: tongue(lang),
    elder: event.cookies.get('view') === 'elder',
    call: (run) => transact(running.db, caller, run).catch(unreadable),
    read: (run) => snapshot(running.db, caller, run).catch(unreadable),
  };
}

/** Stops whoever may not pass, before any load or action runs. A path that matches no route goes on to its 404. */
async function gate(event: RequestEvent): Promise<Response | undefined> {
  if (event.route.id === null) return undefined;
  const door = doors[event.route.id];
  if (door === undefined) throw new Error(`no door for ${event.route.id}: add it to routes/doors.ts`);
  const result = passage(door, event.locals.actor);
  if (result === 'pass') return undefined;
  if (result === 'sign-in') {
    // A form that was sent cannot be sent again by a link: after signing in, its page is what they come back to.
    const next = encodeURIComponent(
      event.url.pathname + (event.request.method === 'GET' ? event.url.search : ''),
    );
    return new Response(null, { status: 303, headers: { location: `/sign-in?next=${next}` } });
  }
  const { lang } = event.locals;
  const { refusal } = refuse('request.role-needed', { needs: rolesText(result.needs, lang) });
  return apology(event, sentenceOf(refusal, lang), 403);
}

/** A page that is a Digital Link itself answers as a resolver when it is asked as one. */
async function linksInstead(event: RequestEvent): Promise<Response | undefined> {
  if (!isLinkPage(event) || event.request.method === 'POST') return undefined;
  if (wantsLinks(event)) return resolveLink(event);
  const refusal = await linkRefusal(event);
  if (!refusal) return undefined;
  const { lang } = event.locals;
  if (event.request.headers.get('accept')?.includes('text/html')) {
    return apology(event, sentenceOf(refusal, lang), statusOf(refusal));
  }
  return refusedFile(refusal, lang);
}

/** Otherwise its header says where more is to be found. */
async function addLinks(event: RequestEvent, response: Response): Promise<void> {
  if (!isLinkPage(event) || response.status !== 200 || response.headers.get('link')?.includes('linkset'))
    return;
  const links = await linksHeader(event);
  if (links) response.headers.append('link', links);
}

function isLinkPage({ route }: RequestEvent): boolean {
  return route.id === '/(open)/01/[gtin]/10/[lot]' || route.id === '/(open)/00/[sscc]';
}

/** A refusal by an endpoint comes as SvelteKit's last resort, which blames us: it is shown as any other refusal is. */
async function inWords(event: RequestEvent, response: Response): Promise<Response> {
  const { turnedAway } = event.locals;
  const isPage = response.headers.has('x-sveltekit-page');
  if (!turnedAway || isPage || !response.headers.get('content-type')?.startsWith('text/html'))
    return response;
  return apology(event, turnedAway, response.status);
}

/** The page that says a refusal, under the address that was asked for. */
async function apology(event: RequestEvent, sentence: Sentence, status: number): Promise<Response> {
  const said = { sentence, here: event.url.pathname + event.url.search, status };
  const page = await event.fetch('/refused', {
    headers: { 'x-refused': encodeURIComponent(JSON.stringify(said)) },
  });
  return new Response(page.body, { status, headers: page.headers });
}
