/** Where in a link a text stands: only in the query a space is `+`. */
export type LinkPart = 'path' | 'query';

/** A value as it stands in a Digital Link (GS1 Digital Link: URI syntax § 4.2): everything but RFC 3986's unreserved characters. */
export function escaped(text: string, part: LinkPart): string {
  return text.replace(/[^\w\-.~]/g, (sign) => {
    if (sign === ' ' && part === 'query') return '+';
    return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

/** What an escaped text stands for, each byte a character, and where each one stands. What is no escape stays as it is. */
export function unescaped(
  text: string,
  part: LinkPart,
): { readonly value: string; readonly places: number[] } {
  const places: number[] = [];
  let value = '';
  for (let at = 0; at < text.length; at++) {
    places.push(at);
    const hex = /^%([0-9A-Fa-f]{2})/.exec(text.slice(at, at + 3))?.[1];
    if (hex !== undefined) {
      value += String.fromCharCode(Number.parseInt(hex, 16));
      at += 2;
    } else value += part === 'query' && text.charAt(at) === '+' ? ' ' : text.charAt(at);
  }
  return { value, places };
}
