import { ok } from '#shared/outcome.ts';
import type { Entrance } from './entrance.ts';
import { FRESH_SECONDS } from './identity.ts';
import { refuse } from './refusals.ts';

/** The session of a request, if it was made at most half an hour ago; older ones may not change how one signs in. */
export async function freshSession({ identity, headers, now }: Entrance) {
  const found = await identity.auth.api.getSession({ headers });
  if (!found) return refuse('people.sign-in-needed');
  const age = now.getTime() - found.session.createdAt.getTime();
  return age > FRESH_SECONDS * 1000 ? refuse('people.sign-in-again') : ok(found.session);
}
