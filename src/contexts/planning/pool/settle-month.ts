import { settlePool } from '#paying';
import { type Call, may } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type PlanningRefusal, refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import {
  insertPoolDay,
  insertPoolMonth,
  type KeptPoolDay,
  keptDays,
  monthIsClosed,
  type PoolDay,
  type PoolMonth,
  poolMonth,
} from './pool-months.ts';

/** Keeps a day that was driven together, as it was shared out; a day kept before stands. Refuses `planning.month-closed`. */
export async function keepPoolDay(call: Call, day: PoolDay): Promise<Outcome<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  const month = firstOf(day.day);
  if (await monthIsClosed(call, month)) return refuse('planning.month-closed', { month: month.slice(0, 7) });
  await insertPoolDay(call, day);
  return ok();
}

/** A month's pool: everything for who settles it, its own line and the totals for a carrier. */
export async function lookAtPoolMonth(
  call: Call,
  day: Day,
): Promise<Outcome<PoolMonth & { readonly kept: readonly KeptPoolDay[] }, PlanningRefusal>> {
  const { actor } = call;
  if (!may(actor, rights['see-pool'])) return refuse('planning.not-allowed');
  const all = may(actor, rights.pool);
  if (!all && actor.organisationId === undefined) return refuse('planning.not-allowed');
  const organisationId = all ? null : (actor.organisationId ?? null);
  const month = firstOf(day);
  return ok({
    ...(await poolMonth(call, month, organisationId)),
    kept: await keptDays(call, month, organisationId),
  });
}

/** Closes a month that is over and books what carriers owe each other; closed twice it is booked once. */
export async function closePoolMonth(call: Call, day: Day): Promise<Outcome<undefined, PlanningRefusal>> {
  if (!may(call.actor, rights.pool)) return refuse('planning.not-allowed');
  const month = firstOf(day);
  if (firstOf(dayOf(call.now)) <= month)
    return refuse('planning.month-not-over', { month: month.slice(0, 7) });
  if (await monthIsClosed(call, month)) return ok();
  const id = newId(call.now);
  const { carriers } = await poolMonth(call, month, null);
  await insertPoolMonth(call, month, id);
  await settlePool(call, {
    id,
    owed: carriers.map(({ organisationId, owedFen }) => ({ organisationId, fen: owedFen })),
  });
  return ok();
}

function firstOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}
