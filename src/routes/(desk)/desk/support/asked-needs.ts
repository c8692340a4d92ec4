import { type Need, needs } from '#region';

/** What the address of the list asks for; the file to take away asks the same. */
export function askedNeeds(url: URL): { readonly words: string; readonly need: Need | undefined } {
  return {
    words: url.searchParams.get('q') ?? '',
    need: needs.find((each): each is Need => each === url.searchParams.get('need')),
  };
}
