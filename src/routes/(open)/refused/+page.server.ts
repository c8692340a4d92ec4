import type { Sentence } from '#shared/outcome.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { turnAway } from '../../refused.ts';
import type { PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

/** What `hooks.server.ts` shows under another address. It comes by a header, which no link can carry: nobody else's words get here. */
export const load: PageServerLoad = ({ locals, request }) => {
  const said = request.headers.get('x-refused');
  if (said === null) return turnAway(refuse('request.not-found').refusal, locals.lang);
  return JSON.parse(decodeURIComponent(said)) as { sentence: Sentence; here: string; status: number };
};
