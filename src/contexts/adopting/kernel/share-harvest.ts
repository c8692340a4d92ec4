import type { Fen } from '#shared/money.ts';
import { heldParts, stepOf, type Terms } from './terms.ts';

/** An adoption as the sharing sees it. */
export interface Sharer {
  readonly adoptionId: string;
  readonly units: number;
  /** Held at its beginning. */
  readonly heldFen: Fen;
}

/** What was picked and what of it can be given, in thousandths of the terms' unit. */
export interface Picked {
  readonly milli: number;
  readonly free: number;
}

export interface Portion {
  readonly adoptionId: string;
  readonly owed: number;
  readonly given: number;
  /** Of the held money of this delivery: what is earned with it, and what goes back for what is missing. */
  readonly valueFen: Fen;
  readonly missingFen: Fen;
}

/**
 * What each adopter gets of a picking. Owed: the guaranteed amount or the share of what was picked, whichever is more, by units. When there
 * is less than all are owed, everyone gets the same part of theirs; whole steps (see `stepOf`), largest remainder first, earlier contracts
 * win a tie. For what is missing of a guarantee the same part of the delivery's held money goes back; a share promises no amount.
 *
 * @param sequence which of the term's deliveries it is, from 1
 */
export function shareHarvest(
  terms: Terms,
  { sequence, picked, sharers }: { sequence: number; picked: Picked; sharers: readonly Sharer[] },
): Portion[] {
  const step = stepOf(terms.unit);
  const owed = sharers.map(({ units }) => owedTo(terms, units, picked.milli));
  const all = owed.reduce((sum, each) => sum + each, 0);
  const given = all <= picked.free ? owed : inProportion(owed, Math.floor(picked.free / step), step);
  return sharers.map(({ adoptionId, units, heldFen }, place) => {
    const part = heldParts(heldFen, terms.deliveries)[sequence - 1] ?? 0;
    const got = given[place] ?? 0;
    const missingFen = got === 0 ? part : missing(part, (terms.guaranteed ?? 0) * units, got);
    return { adoptionId, owed: owed[place] ?? 0, given: got, valueFen: part - missingFen, missingFen };
  });
}

function owedTo({ guaranteed = 0, shareBp = 0, unit }: Terms, units: number, picked: number): number {
  const step = stepOf(unit);
  const share = Number((BigInt(picked) * BigInt(shareBp * units)) / 10_000n);
  return Math.max(guaranteed * units, Math.floor(share / step) * step);
}

/** `steps` of goods over what each is owed, nobody more than that. */
function inProportion(owed: readonly number[], steps: number, step: number): number[] {
  const all = owed.reduce((sum, each) => sum + BigInt(each), 0n);
  if (all === 0n) return owed.map(() => 0);
  const parts = owed.map((each, place) => {
    const product = BigInt(each) * BigInt(steps);
    return { place, steps: Number(product / all), rest: product % all };
  });
  let left = steps - parts.reduce((sum, part) => sum + part.steps, 0);
  const byRest = parts.toSorted((a, b) => (a.rest === b.rest ? a.place - b.place : a.rest < b.rest ? 1 : -1));
  for (const part of byRest) {
    if (left === 0) break;
    part.steps += 1;
    left -= 1;
  }
  return parts.map((part) => part.steps * step);
}

/** Never more than the part, and nothing when the guarantee was kept. */
function missing(part: Fen, guaranteed: number, given: number): Fen {
  if (given >= guaranteed) return 0;
  return Number((BigInt(part) * BigInt(guaranteed - given)) / BigInt(guaranteed));
}
