/** A path of ours to go on to: an address given in a link must not lead people to another site. */
export function ownPath(text: FormDataEntryValue | null | undefined, otherwise = '/'): string {
  // A backslash counts as a slash for browsers, and `//host` is another site; control characters are dropped by them.
  return typeof text === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text) ? text : otherwise;
}
