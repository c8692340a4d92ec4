import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Arrival, arrivalAt, goodOnOf } from './arrival.ts';
import { type Card, cardsOf } from './cards.ts';
import { lastPicked, type Maker, type MakersLot, makerById, offersBehind } from './makers.ts';
import { refuse } from './refusals.ts';

export interface MakerPage {
  readonly maker: Maker;
  readonly arrival: Arrival | undefined;
  /** On sale now. */
  readonly cards: readonly Card[];
  readonly picked: readonly MakersLot[];
}

/** Who grows or sells: where they are, what of theirs is on sale, what they picked last. Refuses `selling.no-such-maker`. */
export async function makerPage(
  call: Call,
  input: { readonly makerId: string; readonly nodeId?: string | undefined },
): Promise<Outcome<MakerPage>> {
  if (!isId(input.makerId)) return refuse('selling.no-such-maker');
  const maker = await makerById(call, input.makerId);
  if (!maker) return refuse('selling.no-such-maker');
  const arrival = await arrivalAt(call, input.nodeId);
  const cards = await cardsOf(call, await offersBehind(call, maker.id, 12), goodOnOf(call, arrival));
  const picked = await lastPicked(call, maker.id, 8);
  return ok({ maker, arrival, cards: cards.filter((card) => card.standing.on), picked });
}
