import type { CookieToSet } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { endSessions } from './sessions.ts';
import { signOut } from './sign-out.ts';

/** Ends one's sessions on all devices: for whoever has lost a phone. Answers the cookies to clear on this one. */
export async function signOutEverywhere(entrance: Entrance): Promise<CookieToSet[]> {
  const found = await entrance.identity.auth.api.getSession({ headers: entrance.headers });
  if (found) await endSessions(entrance.db, { userId: found.user.id });
  return signOut(entrance);
}
