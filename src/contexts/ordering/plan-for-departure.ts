import type { Promised } from '#delivery';
import type { Channel } from '#origin';
import { fillLines, gramsOf, offersByIds, type WantedLine } from '#selling';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Outcome } from '#shared/outcome.ts';
import { type Parcel, type Plan, parcelsOf, withFees } from './plan-basket.ts';
import { type Departure, promiseByDeparture } from './promise-by-departure.ts';
import { refuse } from './refusals.ts';

/** Works out how these lines could be ordered at this moment by that departure and no other; takes nothing. */
export async function planForDeparture(
  call: Call,
  {
    lines,
    departure,
    channel,
  }: { readonly lines: readonly WantedLine[]; readonly departure: Departure; readonly channel: Channel },
): Promise<Plan> {
  const promised = await promiseOf(call, lines, departure);
  const offers = await offersByIds(
    call,
    lines.map(({ offerId }) => offerId),
  );
  const fills = await fillLines(call, {
    lines,
    goodOn: promised.ok ? promised.value.arrives : dayOf(call.now),
    channel,
  });
  const planned = lines.map((line, place) => {
    const filled = fills[place] ?? refuse('ordering.basket-empty');
    const offer = filled.ok ? filled.value.offer : offers.get(line.offerId);
    return { offerId: line.offerId, milli: line.milli, filled, promised, ...(offer ? { offer } : {}) };
  });
  const parcels: Parcel[] = promised.ok ? withFees(parcelsOf(fills, promised.value)) : [];
  const [problem] = [
    ...(lines.length === 0 ? [refuse('ordering.basket-empty').refusal] : []),
    ...planned.flatMap(({ filled }) => (filled.ok ? [] : [filled.refusal])),
    ...(promised.ok ? [] : [promised.refusal]),
  ];
  return { lines: planned, parcels, together: [], ...(problem ? { problem } : {}) };
}

async function promiseOf(
  call: Call,
  lines: readonly WantedLine[],
  departure: Departure,
): Promise<Outcome<Promised>> {
  const offers = await offersByIds(
    call,
    lines.map(({ offerId }) => offerId),
  );
  const grams = lines.reduce((sum, { offerId, milli }) => {
    const offer = offers.get(offerId);
    return sum + (offer ? gramsOf(offer, milli) : 0);
  }, 0);
  return promiseByDeparture(call, departure, grams);
}
