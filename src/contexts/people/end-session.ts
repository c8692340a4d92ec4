import type { Entrance } from './entrance.ts';
import { cookiesOf, sessionTokenOf } from './kernel/cookies.ts';

/** Ends the session of a request's token, wherever it stands: for programs, which keep no cookies to clear. */
export async function endSession({ db, headers }: Entrance): Promise<void> {
  const token = sessionTokenOf(cookiesOf(headers.get('cookie')), headers.get('authorization'));
  if (token === undefined) return;
  await db.deleteFrom('auth.session').where('token', '=', token).execute();
}
