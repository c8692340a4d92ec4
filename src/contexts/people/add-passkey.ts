import { isAPIError } from 'better-auth/api';
import { type Actor, may } from '#shared/call.ts';
import { ok } from '#shared/outcome.ts';
import { cookiesIn } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { freshSession } from './fresh-session.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { themselves } from './themselves.ts';

/** What the browser needs to make a new passkey (WebAuthn creation options), and the cookie that ties the answer to it. */
export async function passkeyToAdd(entrance: Entrance, actor: Actor) {
  if (!may(actor, rights['secure-own-account'])) return refuse('people.not-allowed');
  const own = themselves(actor);
  if (!own.ok) return own;
  const fresh = await freshSession(entrance);
  if (!fresh.ok) return fresh;
  const { headers, response } = await entrance.identity.auth.api.generatePasskeyRegistrationOptions({
    headers: entrance.headers,
    query: { name: actor.name },
    returnHeaders: true,
  });
  return ok({ options: response, cookies: cookiesIn(headers) });
}

/** Keeps the passkey a browser has made. `answer`: its RegistrationResponseJSON. */
export async function addPasskey(
  entrance: Entrance,
  actor: Actor,
  input: { readonly name: string; readonly answer: unknown },
) {
  if (!may(actor, rights['secure-own-account'])) return refuse('people.not-allowed');
  const own = themselves(actor);
  if (!own.ok) return own;
  const fresh = await freshSession(entrance);
  if (!fresh.ok) return fresh;
  try {
    await entrance.identity.auth.api.verifyPasskeyRegistration({
      headers: entrance.headers,
      body: { response: input.answer, name: input.name },
    });
    return ok();
  } catch (error) {
    if (isAPIError(error)) return refuse('people.passkey-failed');
    throw error;
  }
}
