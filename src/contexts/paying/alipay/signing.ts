import { createSign, createVerify, type KeyObject } from 'node:crypto';

/** What Alipay signs of parameters: sorted by name, empty ones and the signature itself left out, values as they are. */
export function contentToSign(
  parameters: Readonly<Record<string, string>>,
  without: readonly string[],
): string {
  return Object.keys(parameters)
    .filter((name) => !without.includes(name) && parameters[name] !== '')
    .toSorted()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&');
}

/** RSA2: SHA-256 with RSA, base64. */
export function signText(key: KeyObject, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64');
}

export function isSigned(key: KeyObject, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256').update(text, 'utf8').verify(key, signature, 'base64');
}
