import type { ListingCertificates } from '#origin';

/** What the address of the list asks for; the file to take away asks the same. */
export function askedCertificates(
  url: URL,
): Omit<ListingCertificates, 'limit' | 'offset'> & { words: string } {
  const state = (['in-force', 'voided'] as const).find((each) => each === url.searchParams.get('show'));
  return { words: url.searchParams.get('q') ?? '', ...(state ? { state } : {}) };
}
