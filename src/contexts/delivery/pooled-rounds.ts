import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { announce } from '#shared/outbox.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { carriersPooledAt, deletePooledDay, writePooledDay } from './pooled-days.ts';
import { refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { dropRound, loadsOf, lockCarrier, lockRound, roundsBetween, roundsByIds } from './rounds.ts';
import { type RoundToSet, writeRounds } from './set-rounds.ts';

/** What the vehicles of one carrier drive of a day that several drive together. */
export interface PooledRounds {
  readonly carrierId: string;
  readonly rounds: readonly RoundToSet[];
}

/**
 * Makes a day that carriers drive together their rounds, each its own vehicles', whoever's parcels they carry. What these carriers had planned
 * for the day by vehicle is taken back; rounds put together by hand stay. By the county. Refuses `delivery.not-allowed`,
 * `delivery.round-left` when a vehicle is out already, and what `setRounds` refuses.
 */
export async function setPooledRounds(
  call: Call,
  {
    day,
    hubId,
    carriers,
  }: { readonly day: Day; readonly hubId: string; readonly carriers: readonly PooledRounds[] },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['pool-rounds'])) return refuse('delivery.not-allowed');
  // In one order for everybody, so that nobody waits in a ring.
  const inOrder = carriers.toSorted((a, b) => (a.carrierId < b.carrierId ? -1 : 1));
  for (const { carrierId } of inOrder) await lockCarrier(call, carrierId);
  const standing = await roundsBetween(call, day, day, 'anyone');
  for (const { carrierId, rounds } of inOrder) {
    const own = standing.filter((round) => round.carrierId === carrierId && round.vehicleId !== null);
    const left = own.find(({ status }) => status !== 'planned');
    if (left) return refuse('delivery.round-left', { code: left.code });
    const set = await writeRounds(call, { day, hubId, carrierId, rounds, drop: own.map(({ id }) => id) });
    if (!set.ok) return set;
  }
  const carrierIds = inOrder.map(({ carrierId }) => carrierId);
  await writePooledDay(call, day, carrierIds);
  await announce(call, 'rounds-pooled', { day, carrierIds, at: call.now.toISOString() });
  return ok();
}

/**
 * Takes such rounds back, all or none; those that are gone already are passed over. By the county. Refuses `delivery.not-allowed`,
 * `delivery.round-left` once a vehicle has left, and `delivery.loaded-elsewhere` once something is on board.
 */
export async function dropPooledRounds(
  call: Call,
  {
    day,
    roundIds,
    pooledAt,
  }: { readonly day: Day; readonly roundIds: readonly string[]; readonly pooledAt: Date },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['pool-rounds'])) return refuse('delivery.not-allowed');
  const driving = (await roundsByIds(call, roundIds)).map(({ carrierId }) => carrierId);
  const carrierIds = [...new Set([...driving, ...(await carriersPooledAt(call, day, pooledAt))])].toSorted();
  for (const carrierId of carrierIds) await lockCarrier(call, carrierId);
  for (const id of [...roundIds].toSorted()) {
    const round = await lockRound(call, id);
    if (!round) continue;
    if (round.status !== 'planned') return refuse('delivery.round-left', { code: round.code });
    if ((await loadsOf(call, id)).some(({ loadedAt }) => loadedAt))
      return refuse('delivery.loaded-elsewhere', { round: round.code });
    await dropRound(call, id);
  }
  await deletePooledDay(call, day, pooledAt);
  await announce(call, 'rounds-unpooled', { day, carrierIds, at: pooledAt.toISOString() });
  return ok();
}
