import { type CookieToSet, cookiesIn } from './cookies.ts';
import type { Entrance } from './entrance.ts';

/** Ends this device's session; answers the cookies to clear. */
export async function signOut({ identity, headers }: Entrance): Promise<CookieToSet[]> {
  const answer = await identity.auth.api.signOut({ headers, returnHeaders: true });
  return cookiesIn(answer.headers);
}
