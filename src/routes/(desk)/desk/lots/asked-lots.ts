import { type ListingLots, type LotFilter, lotFilters } from '#origin';
import { sortingOf } from '$ui/query.ts';

/** What the address of the list asks for; the file to take away asks the same. */
export function askedLots(url: URL): Omit<ListingLots, 'limit' | 'offset'> & { words: string } {
  const filter = lotFilters.find((each): each is LotFilter => each === url.searchParams.get('show'));
  const { by, descending } = sortingOf(url, ['harvested', 'good-until'], {
    by: 'harvested',
    descending: true,
  });
  return {
    words: url.searchParams.get('q') ?? '',
    ...(filter ? { filter } : {}),
    sorting: { by: by === 'good-until' ? by : 'harvested', descending },
  };
}
