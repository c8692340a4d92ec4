import type { BuyersOrder } from '#ordering';
import { onArrival } from '#selling';
import { type Day, dayOf, daysBetween } from '#shared/instant.ts';
import { freshText, type PromiseWords, promiseWords } from '../../promise-words.ts';
import type { Reader } from '../shown-order.ts';

/** What was promised of an order, beside what became of it. */
export interface ShownPromise {
  readonly day: Day;
  /** undefined until it is paid: then its parcel is known. */
  readonly words: PromiseWords | undefined;
  /** Once it was there: when, how many days late, and how long its goods kept from then on. */
  readonly kept:
    | { readonly at: Date; readonly daysLate: number; readonly fresh: string | undefined }
    | undefined;
}

export function shownPromise({ order, parcel, lots }: BuyersOrder, reader: Reader): ShownPromise {
  const { promisedDay, promisedKeepsDays: keepsDays, promisedOfDays: ofDays, deliveryFen, readyAt } = order;
  const fresh = keepsDays === undefined || ofDays === undefined ? undefined : { keepsDays, ofDays };
  return {
    day: promisedDay,
    words:
      parcel &&
      promiseWords(
        { promised: { byBus: parcel.byBus, cold: parcel.cold, feeFen: deliveryFen }, fresh },
        reader,
      ),
    kept: readyAt && {
      at: readyAt,
      daysLate: Math.max(0, daysBetween(promisedDay, dayOf(readyAt))),
      fresh: freshThen(lots, dayOf(readyAt), reader),
    },
  };
}

function freshThen(lots: BuyersOrder['lots'], day: Day, reader: Reader): string | undefined {
  const fresh = onArrival(
    lots.map(({ harvestedAt, goodUntil }) => ({ harvestedOn: dayOf(harvestedAt), goodUntil })),
    day,
  );
  return fresh && freshText(fresh, reader);
}
