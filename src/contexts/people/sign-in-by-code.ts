import { isAPIError } from 'better-auth/api';
import { ok } from '#shared/outcome.ts';
import { cookiesIn } from './cookies.ts';
import type { Entrance } from './entrance.ts';
import { phoneOf } from './kernel/phone.ts';
import { refuse } from './refusals.ts';
import { takeAttempt } from './take-attempt.ts';
import { welcome } from './welcome.ts';

/**
 * Signs in with the code that was sent to a phone; whoever comes for the first time is registered as a consumer.
 * Pages keep the cookies, programs the token.
 */
export async function signInByCode(
  entrance: Entrance,
  { phone: typed, code }: { readonly phone: string; readonly code: string },
) {
  const phone = phoneOf(typed);
  if (phone === undefined) return refuse('people.phone-invalid');
  const taken = await takeAttempt(entrance, { kind: 'code-tried', phone });
  if (!taken.ok) return taken;
  try {
    const { headers, response } = await entrance.identity.auth.api.verifyPhoneNumber({
      body: { phoneNumber: phone, code: digitsOf(code) },
      headers: entrance.headers,
      returnHeaders: true,
    });
    const person = await welcome(entrance, response.user.id, phone);
    return ok({ cookies: cookiesIn(headers), token: response.token ?? '', person });
  } catch (error) {
    return refusedCode(error);
  }
}

/** Digits however they are typed: with spaces, or full-width from a Chinese keyboard. */
export function digitsOf(code: string): string {
  return code.normalize('NFKC').replace(/\s/g, '');
}

/** better-auth's word on a code, as ours. */
export function refusedCode(error: unknown) {
  if (!isAPIError(error)) throw error;
  switch (error.body?.code) {
    case 'INVALID_OTP':
      return refuse('people.code-wrong');
    case 'OTP_EXPIRED':
    case 'OTP_NOT_FOUND':
      return refuse('people.code-expired');
    case 'TOO_MANY_ATTEMPTS':
      return refuse('people.code-spent');
    default:
      throw error;
  }
}
