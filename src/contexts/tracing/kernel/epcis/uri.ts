/** RFC 3986 § 3: scheme, and a hierarchical part, query and fragment of the characters it allows. */
const CHARACTER = String.raw`[\w.~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2}`;
const AUTHORITY = String.raw`//(?:(?:[\w.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::\d*)?`;
const URI = new RegExp(
  String.raw`^[A-Za-z][A-Za-z0-9+.-]*:(?:${AUTHORITY}(?:/(?:${CHARACTER})*)*|/?(?:(?:${CHARACTER})+(?:/(?:${CHARACTER})*)*)?)(?:\?(?:${CHARACTER}|[/?])*)?(?:#(?:${CHARACTER}|[/?])*)?$`,
);

/** Is this an absolute URI, as the standard's `anyURI` values have to be? */
export function isUri(text: string): boolean {
  return URI.test(text);
}
