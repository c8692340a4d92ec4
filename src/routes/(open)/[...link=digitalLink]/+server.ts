import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { ANYONE, linkOf, resolve } from '../../digital-link/resolve.ts';
import { refusedFile } from '../../refused.ts';
import type { RequestHandler } from './$types';

const refuse = refuserOf(refusals);

/** A slash at the end is an empty value, and refused as one. */
export const trailingSlash = 'ignore';

/** Every GS1 Digital Link that has no page of its own, open or compressed. */
export const GET: RequestHandler = async (event) => {
  // A word that is no compressed link is a mistyped address, and told so.
  const compressed = !event.params.link.includes('/');
  if (compressed && !linkOf(event.url).ok) {
    return refusedFile(refuse('request.not-found').refusal, event.locals.lang);
  }
  return resolve(event);
};

export const OPTIONS: RequestHandler = () =>
  new Response(null, {
    status: 204,
    headers: { ...ANYONE, allow: 'GET, HEAD, OPTIONS', 'access-control-allow-methods': 'GET, HEAD, OPTIONS' },
  });
