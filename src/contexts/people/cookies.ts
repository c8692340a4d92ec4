import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';

/** A cookie to set, as SvelteKit's `cookies.set` and Hono's `setCookie` take it. `maxAge` 0 removes it. */
export interface CookieToSet {
  readonly name: string;
  readonly value: string;
  readonly options: {
    readonly path: string;
    readonly httpOnly: boolean;
    readonly secure: boolean;
    readonly sameSite: 'lax';
    readonly maxAge?: number;
  };
}

/** The cookies an answer of better-auth wants set. */
export function cookiesIn(headers: Headers): CookieToSet[] {
  return headers.getSetCookie().flatMap((line) =>
    [...parseSetCookieHeader(line)].map(([name, attributes]) => {
      const { maxAge, secure } = toCookieOptions(attributes);
      return {
        name,
        value: attributes.value,
        options: {
          path: '/',
          httpOnly: true,
          secure: secure ?? false,
          sameSite: 'lax' as const,
          ...(maxAge === undefined ? {} : { maxAge }),
        },
      };
    }),
  );
}
