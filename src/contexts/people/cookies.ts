import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';

/**
 * A cookie to set for the whole site, HttpOnly, SameSite=Lax, and Secure where people come by https. `maxAge` in
 * seconds; 0 removes it, none lasts until the browser is closed.
 */
export interface CookieToSet {
  readonly name: string;
  readonly value: string;
  readonly maxAge?: number;
}

/** The cookies an answer of better-auth wants set. It asks for the same attributes: `openAuth` says so. */
export function cookiesIn(headers: Headers): CookieToSet[] {
  return headers.getSetCookie().flatMap((line) =>
    [...parseSetCookieHeader(line)].map(([name, attributes]) => {
      const { maxAge } = toCookieOptions(attributes);
      return { name, value: attributes.value, ...(maxAge === undefined ? {} : { maxAge }) };
    }),
  );
}
