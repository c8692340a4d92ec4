let encode = portable;
let encodeUrl = (bytes: Uint8Array) =>
  base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** Standard Base64 with padding (RFC 4648 § 4). */
export function base64(bytes: Uint8Array): string {
  return encode(bytes);
}

/** Has the same done by something faster: the server's own (`native.ts`). The browser keeps the portable one. */
export function encodeWith(faster: Record<'base64' | 'base64url', (bytes: Uint8Array) => string>): void {
  encode = faster.base64;
  encodeUrl = faster.base64url;
}

function portable(bytes: Uint8Array): string {
  let binary = '';
  // In steps: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 4096) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return btoa(binary);
}

/** Bytes of standard Base64, or null: missing padding, foreign characters and bits that say nothing are refused (RFC 4648 § 3.5). */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return base64(bytes) === text ? bytes : null;
}

/** Base64 for URLs, without padding (RFC 4648 § 5). */
export function base64url(bytes: Uint8Array): string {
  return encodeUrl(bytes);
}

/** Bytes of unpadded URL Base64, or null when it is not exactly that. */
export function fromBase64url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return null;
  const padded = text + '='.repeat((4 - (text.length % 4)) % 4);
  return fromBase64(padded.replaceAll('-', '+').replaceAll('_', '/'));
}
