import { isAPIError } from 'better-auth/api';
import { ok } from '#shared/outcome.ts';
import { cookiesIn } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { phoneOf } from './kernel/phone.ts';
import { refuse } from './refusals.ts';
import { takeAttempt } from './take-attempt.ts';
import { welcome } from './welcome.ts';

/** Signs in with the password somebody has set on their own page. */
export async function signInByPassword(
  entrance: Entrance,
  { phone: typed, password }: { readonly phone: string; readonly password: string },
) {
  const phone = phoneOf(typed);
  if (phone === undefined) return refuse('people.phone-invalid');
  const taken = await takeAttempt(entrance, { kind: 'password-tried', phone });
  if (!taken.ok) return taken;
  try {
    const { headers, response } = await entrance.identity.auth.api.signInPhoneNumber({
      body: { phoneNumber: phone, password },
      headers: entrance.headers,
      returnHeaders: true,
    });
    return ok({ cookies: cookiesIn(headers), person: await welcome(entrance, response.user.id, phone) });
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return refuse('people.password-wrong');
    throw error;
  }
}
