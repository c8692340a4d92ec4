import type { RequestEvent } from '@sveltejs/kit';
import type { Outcome, Refusal } from '#shared/outcome.ts';
import { runningOf } from '#shared/running.ts';
import {
  canonicalLink,
  chosenLink,
  type DigitalLink,
  GS1_STEM,
  type LinkContext,
  linkHeader,
  linkset,
  linkTypeOf,
  parseAnyLink,
  pathText,
  syntaxFaultSentence,
} from '#tracing';
import { refusedFile } from '../refused.ts';
import { linksTo } from './links-to.ts';
import { refuseLink } from './refuse-link.ts';

const LINKSET = 'application/linkset+json';
const CONTEXT =
  '<https://ref.gs1.org/standards/resolver/linkset-context>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"';
/** Any page may ask a resolver (GS1-Conformant resolver: CORS). */
export const ANYONE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Link, Location',
} as const;

/** What a resolver looks at of a request, whichever route it came by. */
type Asked = Pick<RequestEvent, 'locals' | 'platform' | 'request' | 'url'>;

/** The link a request's address is; refuses `tracing.link-unreadable` with AI and place. */
export function linkOf(url: URL): Outcome<DigitalLink> {
  const uri = url.origin + url.pathname + url.search;
  const link = parseAnyLink(uri);
  if (link.ok) return link;
  const { fault } = link;
  // Places are counted in the address as people see it, without scheme and host.
  const seen = { ...fault, at: Math.max(0, fault.at - url.origin.length) };
  return refuseLink('tracing.link-unreadable', {
    zh: syntaxFaultSentence(seen, 'zh'),
    en: syntaxFaultSentence(seen, 'en'),
    fault: fault.lint ?? fault.fault,
    at: seen.at,
    ai: fault.ai ?? '',
  });
}

/** Whether a request for a page that is a Digital Link itself wants something else than the page. */
export function wantsLinks({ request, url }: Asked): boolean {
  return url.searchParams.has('linkType') || accepts(request).includes(LINKSET);
}

/** Why the page of a Digital Link cannot be shown, as a resolver says it; a page that can be read says the rest itself. */
export async function linkRefusal(event: Asked): Promise<Refusal | undefined> {
  const link = linkOf(event.url);
  if (!link.ok) return link.refusal;
  if (accepts(event.request).includes('text/html')) return undefined;
  const contexts = await contextsOf(event, link.value);
  return contexts.ok ? undefined : contexts.refusal;
}

/** Answers a Digital Link: with its linkset, or by sending on to the link that fits what was asked for. */
export async function resolve(event: Asked): Promise<Response> {
  const { locals, url, request } = event;
  const link = linkOf(url);
  if (!link.ok) return refusedFile(link.refusal, locals.lang);
  const contexts = await contextsOf(event, link.value);
  if (!contexts.ok) return refusedFile(contexts.refusal, locals.lang);
  const asked = url.searchParams.get('linkType')?.trim() || undefined;
  const headers = { ...ANYONE, link: headerOf(contexts.value, link.value), vary: 'accept, accept-language' };
  const type = asked === undefined ? undefined : linkTypeOf(asked);
  if (type === 'linkset' || type === 'all' || (type === undefined && accepts(request).includes(LINKSET))) {
    return new Response(JSON.stringify(linkset(contexts.value), null, 2), {
      headers: { ...headers, link: `${headers.link}, ${CONTEXT}`, 'content-type': LINKSET },
    });
  }
  const chosen = chosenLink(contexts.value, { type, accept: accepts(request) });
  if (!chosen) return refusedFile(missing(asked ?? ''), locals.lang);
  return new Response(null, {
    status: 307,
    headers: { ...headers, location: withQuery(chosen.href, link.value) },
  });
}

/** What the page of a Digital Link says of its links in the `Link` header; nothing when it names nothing here. */
export async function linksHeader(event: Asked): Promise<string | undefined> {
  const link = linkOf(event.url);
  const contexts = link.ok ? await contextsOf(event, link.value) : link;
  return link.ok && contexts.ok ? headerOf(contexts.value, link.value) : undefined;
}

function contextsOf({ locals, url, platform }: Asked, link: DigitalLink): Promise<Outcome<LinkContext[]>> {
  const verifiers = platform ? (runningOf(platform.req).config.verifiers ?? []) : [];
  return locals.read((call) => linksTo(call, link, { origin: url.origin, verifiers, t: locals.t }));
}

function headerOf([nearest]: readonly LinkContext[], { path }: DigitalLink): string {
  const canonical = canonicalLink(GS1_STEM + pathText(path)) ?? GS1_STEM + pathText(path);
  return nearest ? linkHeader(nearest, canonical) : '';
}

function missing(type: string) {
  return refuseLink('tracing.link-type-missing', { type: type.slice(0, 60) }).refusal;
}

/** What the query said besides the type of link goes along (GS1-Conformant resolver: pass on the query). */
function withQuery(href: string, { attributes, others }: DigitalLink): string {
  const target = new URL(href);
  for (const { ai, value } of attributes) target.searchParams.append(ai, value);
  for (const [name, value] of others) if (name !== 'linkType') target.searchParams.append(name, value);
  return target.href;
}

function accepts(request: Request): string {
  return request.headers.get('accept') ?? '';
}
