import { type FieldWork, fieldWorks } from '#origin';

/** What the address of the field book asks for; the file to take away asks the same. */
export function askedRecords(url: URL): { readonly words: string; readonly kind: FieldWork | undefined } {
  return {
    words: url.searchParams.get('q') ?? '',
    kind: fieldWorks.find((each): each is FieldWork => each === url.searchParams.get('kind')),
  };
}
