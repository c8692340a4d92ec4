import type { Status } from '#selling';

const statuses = ['on', 'draft', 'paused', 'ended'] as const satisfies readonly Status[];

/** What the address of the list asks for; the file to take away asks the same. */
export function askedOffers(url: URL): { readonly status: Status; readonly words: string } {
  return {
    status: statuses.find((each) => each === url.searchParams.get('show')) ?? 'on',
    words: url.searchParams.get('q') ?? '',
  };
}
