import {
  type LicenceOrder,
  type LicenceState,
  licenceOrders,
  licenceStates,
  type QueueAsked,
} from '#branding';
import { sortingOf } from '$ui/query.ts';

/** What the address of the list asks for; the file to take away asks the same. What waits comes first; `show=all` is everything. */
export function askedLicences(url: URL): Omit<QueueAsked, 'limit' | 'offset'> & { words: string } {
  const show = url.searchParams.get('show') ?? 'waiting';
  const state = licenceStates.find((each): each is LicenceState => each === show);
  const { by, descending } = sortingOf(url, licenceOrders, { by: '', descending: false });
  const order = licenceOrders.find((each): each is LicenceOrder => each === by);
  return {
    words: url.searchParams.get('q') ?? '',
    state,
    ...(order ? { order: { by: order, descending } } : {}),
  };
}
