import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);
const LARGEST_PAGE = 1000;

/** How every list is asked for in pages (EPCIS 2.0 § 12.3.1). A token is a place in the list: nothing is kept for it. */
export const Paged = z.object({
  perPage: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .openapi({ description: `At most ${LARGEST_PAGE}` }),
  nextPageToken: z.string().max(4000).optional(),
});

/** How much is wanted, and the place to go on from. */
export function pageOf<Place>(
  { perPage, nextPageToken }: z.infer<typeof Paged>,
  place: z.ZodType<Place>,
): { readonly perPage: number; readonly after: Place | undefined } {
  const after = nextPageToken === undefined ? undefined : placeIn(nextPageToken, place);
  return { perPage: Math.min(perPage, LARGEST_PAGE), after };
}

function placeIn<Place>(token: string, place: z.ZodType<Place>): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')));
  } catch {
    throw new Refusing(refuse('request.invalid', { fields: 'nextPageToken' }).refusal);
  }
}

/** Says where the next page is, when there is one: the same address with the place to go on from. */
export function linkNext(c: Context<ApiEnv>, place: object | undefined): void {
  if (!place) return;
  const url = new URL(c.req.url);
  url.searchParams.set('nextPageToken', Buffer.from(JSON.stringify(place)).toString('base64url'));
  c.header('Link', `<${url.pathname}${url.search}>; rel="next"`);
}
