import { type Actor, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import type { Entrance } from './entrance.ts';
import { freshSession } from './fresh-session.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { endSessions } from './sessions.ts';
import { themselves } from './themselves.ts';

const SHORTEST = 8;
const LONGEST = 128;

/** Sets or changes one's own password, shortly after signing in. Whoever is signed in elsewhere has to do so again. */
export async function setPassword(entrance: Entrance, actor: Actor, input: { readonly password: string }) {
  if (!may(actor, rights['secure-own-account'])) return refuse('people.not-allowed');
  const own = themselves(actor);
  if (!own.ok) return own;
  const { password } = input;
  if (password.length < SHORTEST || password.length > LONGEST) return refuse('people.password-unfit');
  const fresh = await freshSession(entrance);
  if (!fresh.ok) return fresh;
  const { userId, token } = fresh.value;
  const { internalAdapter, password: hashing } = await entrance.identity.auth.$context;
  const hash = await hashing.hash(password);
  const account = await internalAdapter.findCredentialAccount(userId);
  if (account) await internalAdapter.updatePassword(userId, hash);
  else
    await internalAdapter.createAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
  await endSessions(entrance.db, { userId, exceptToken: token });
  return ok();
}
