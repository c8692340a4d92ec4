import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { refuseRound } from './round-refusals.ts';
import { insertPairEntry, type Pair, type PairEntry, pairEntries, pairs, saveAnswer } from './rounds.ts';

/** Officers see every pair, everybody else their own organisation's. */
async function pairSeen(call: Call, id: string): Promise<Outcome<Pair>> {
  const [pair] = isId(id) ? await pairs(call, { id }) : [];
  const own = pair?.organisationId === call.actor.organisationId && may(call.actor, rights.sponsor);
  return pair && (own || may(call.actor, rights['keep-pairing'])) ? ok(pair) : refuseRound('region.no-round');
}

/** The sponsor says whether it takes a region that was proposed to it. */
export async function answerPair(
  call: Call,
  { id, accept, answer }: { readonly id: string; readonly accept: boolean; readonly answer: string },
): Promise<Outcome<undefined>> {
  const seen = await pairSeen(call, id);
  if (!seen.ok) return seen;
  if (seen.value.organisationId !== call.actor.organisationId || !may(call.actor, rights.sponsor)) {
    return refuseRound('region.pairing-not-allowed');
  }
  const state = accept ? 'accepted' : 'declined';
  if (!accept && answer.trim() === '') return refuseRound('region.round-wrong');
  if (!(await saveAnswer(call, id, state, answer.trim().slice(0, 400)))) {
    return refuseRound('region.round-moved-on');
  }
  await recordHelpedAct(call, 'pair-regions', seen.value.unitName);
  return ok();
}

/** Writes into the joint account of a pair: the sponsor of its own side, officers of the region's. */
export async function addPairEntry(
  call: Call,
  pairId: string,
  entry: {
    readonly id: string;
    readonly kind: 'put-in' | 'gained';
    readonly fen: Fen | undefined;
    readonly what: string;
  },
): Promise<Outcome<undefined>> {
  const seen = await pairSeen(call, pairId);
  if (!seen.ok) return seen;
  if (seen.value.state !== 'accepted') return refuseRound('region.round-moved-on');
  const { fen } = entry;
  const what = entry.what.trim().slice(0, 200);
  if (fen === undefined || fen <= 0 || what === '') return refuseRound('region.round-wrong');
  const own = seen.value.organisationId === call.actor.organisationId && may(call.actor, rights.sponsor);
  const side = own ? 'sponsor' : 'region';
  await insertPairEntry(call, pairId, { id: entry.id, side, kind: entry.kind, fen, what });
  await recordHelpedAct(call, 'pair-regions', seen.value.unitName);
  return ok();
}

export interface LookedAtPair {
  readonly pair: Pair;
  readonly entries: readonly PairEntry[];
  /** What each side put in and gained together. */
  readonly sums: Readonly<Record<'sponsor' | 'region', { readonly putIn: Fen; readonly gained: Fen }>>;
}

export async function lookAtPair(call: Call, id: string): Promise<Outcome<LookedAtPair>> {
  const seen = await pairSeen(call, id);
  if (!seen.ok) return seen;
  const entries = await pairEntries(call, id);
  const sum = (side: string, kind: string) =>
    entries
      .filter((entry) => entry.side === side && entry.kind === kind)
      .reduce((total, { fen }) => total + fen, 0);
  const of = (side: string) => ({ putIn: sum(side, 'put-in'), gained: sum(side, 'gained') });
  return ok({ pair: seen.value, entries, sums: { sponsor: of('sponsor'), region: of('region') } });
}

/** Pairs proposed to the caller's organisation. */
export async function ownPairs(call: Call): Promise<readonly Pair[]> {
  const { organisationId } = call.actor;
  return organisationId && may(call.actor, rights.sponsor) ? pairs(call, { organisationId }) : [];
}
