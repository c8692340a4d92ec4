import type { DriversRound } from '#delivery';

/** What the driver's page keeps of a round: nothing of whose the parcels are, since the phone keeps the page. */
export function shownRound({ round, stops, goingBack, shares }: DriversRound) {
  return {
    id: round.id,
    code: round.code,
    status: round.status,
    goingBack,
    shares,
    stops: stops.map(({ position, node, note, arrivedAt, parcels, toFetch }) => ({
      position,
      note,
      nodeId: node.id,
      code: node.code,
      nameZh: node.nameZh,
      nameEn: node.nameEn,
      address: node.address,
      opens: node.opening.opens,
      closes: node.opening.closes,
      lat: node.lat,
      lng: node.lng,
      arrivedAt,
      parcels: parcels
        .filter(({ loadedAt }) => loadedAt !== null)
        .map(({ id, sscc, grams, handedAt, back, withheldReason, cancelledAt }) => ({
          id,
          sscc,
          grams,
          handedAt,
          back,
          keep: keptFor(withheldReason, cancelledAt),
        })),
      toFetch: toFetch.map(({ id, sscc, reason }) => ({ id, sscc, reason })),
    })),
  };
}

/** Why a parcel stays on the vehicle; null: it is to be handed over. */
function keptFor(withheld: string | null, cancelledAt: Date | null) {
  if (withheld !== null) return { as: 'withheld', reason: withheld } as const;
  return cancelledAt ? ({ as: 'cancelled' } as const) : null;
}

export type ShownRound = ReturnType<typeof shownRound>;
export type ShownStop = ShownRound['stops'][number];
