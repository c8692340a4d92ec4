/** Cookies this context sets. The session's own is better-auth's, with this prefix. */
export const cookiePrefix = 'maidehao';
export const cookieNames = {
  /** `organisation.role`: the hat worn. Only a wish: one that is not held is ignored. */
  hat: 'hat',
  /** The spell of helping under way on this device. */
  helping: 'for',
} as const;

/** Reads a `Cookie` header (RFC 6265 § 4.2.1). A value that is not percent-encoded well is left as it is. */
export function cookiesOf(header: string | null): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0) cookies.set(pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim()));
  }
  return cookies;
}

/**
 * The session token in a request: from the cookie, whose value is `token.signature`, or as a bearer token. The token
 * itself is the secret that is looked up (32 letters and digits, 190 bits), so nothing rests on the signature here.
 */
export function sessionTokenOf(
  cookies: ReadonlyMap<string, string>,
  authorization: string | null,
): string | undefined {
  const bearer = /^Bearer ([A-Za-z0-9]{32,})$/.exec(authorization ?? '')?.[1];
  const name = `${cookiePrefix}.session_token`;
  const cookie = cookies.get(`__Secure-${name}`) ?? cookies.get(name);
  return bearer ?? cookie?.split('.')[0];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
