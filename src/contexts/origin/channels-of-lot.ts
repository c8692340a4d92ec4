import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type AllotmentMove, movesOfLot } from './allotment-moves.ts';
import { allotmentsOf, type LotAllotment } from './allotments.ts';
import { type Lot, lotByCode } from './lots.ts';
import { type OriginRefusal, refuse } from './refusals.ts';
import { barred } from './scope.ts';

/** One lot, its channels, and how they came to hold what they hold. */
export interface LotChannels {
  readonly lot: Lot;
  readonly allotments: readonly LotAllotment[];
  /** Newest first. */
  readonly moves: readonly AllotmentMove[];
}

const MOVES_SHOWN = 20;

/** Opens a lot's channels by its printed code, for whoever keeps it. */
export async function channelsOfLot(call: Call, code: string): Promise<Outcome<LotChannels, OriginRefusal>> {
  const lot = await lotByCode(call, code);
  if (!lot) return refuse('origin.unknown', { what: code });
  const bar = await barred(call, 'allot-lots', [lot.producerId]);
  if (bar) return bar;
  return ok({
    lot,
    allotments: await allotmentsOf(call, lot.id),
    moves: await movesOfLot(call, lot.id, MOVES_SHOWN),
  });
}
