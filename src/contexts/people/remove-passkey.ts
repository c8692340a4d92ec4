import { type Actor, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import type { Entrance } from './entrance.ts';
import { freshSession } from './fresh-session.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

/** Takes one of one's own passkeys away; one that is gone already, or somebody else's, is left alone. */
export async function removePasskey(entrance: Entrance, actor: Actor, input: { readonly id: string }) {
  if (!may(actor, rights['secure-own-account'])) return refuse('people.not-allowed');
  const own = themselves(actor);
  if (!own.ok) return own;
  const fresh = await freshSession(entrance);
  if (!fresh.ok) return fresh;
  await entrance.db
    .deleteFrom('auth.passkey')
    .where('id', '=', input.id)
    .where('userId', '=', fresh.value.userId)
    .execute();
  return ok();
}
