import { isoWeekday, networkOf } from '#delivery';
import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Day, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { readBrought } from '../kernel/read-brought.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { writeBrought } from './brought.ts';
import { lockPoolDay } from './lock-pool-day.ts';
import { dayIsKept } from './pool-months.ts';
import { poolRoundsOf } from './pool-rounds-kept.ts';

/**
 * What a carrier brings to a day's pool, line by line (`kernel/read-brought.ts`), in the place of what it brought before; no line takes it
 * out. A carrier brings its own, the county anybody's. Refuses `planning.not-allowed`, `planning.no-carrier`, `planning.day-over`,
 * `planning.day-kept`, `planning.day-accepted` and `planning.not-brought` with the line.
 */
export async function bringToPool(
  call: Call,
  {
    day,
    organisationId,
    text,
  }: { readonly day: Day; readonly organisationId: string; readonly text: string },
): Promise<Outcome<undefined>> {
  const { actor } = call;
  if (!may(actor, rights['bring-to-pool'])) return refuse('planning.not-allowed');
  if (!may(actor, rights.pool) && actor.organisationId !== organisationId)
    return refuse('planning.not-allowed');
  if (!(await organisationsOfKind(call, 'carrier')).some(({ id }) => id === organisationId))
    return refuse('planning.no-carrier');
  if (day < dayOf(call.now)) return refuse('planning.day-over', { day });
  await lockPoolDay(call, day);
  if (await dayIsKept(call, day)) return refuse('planning.day-kept', { day });
  if (await poolRoundsOf(call, day)) return refuse('planning.day-accepted', { day });
  const network = await networkOf(call);
  if (!network.ok) return network;
  const nodes = network.value.nodes
    .filter(({ kind, active }) => kind !== 'hub' && active)
    .map(({ id, code, opening }) => ({ id, code, open: opening.weekdays.includes(isoWeekday(day)) }));
  const read = readBrought(text, nodes);
  if ('why' in read) return refuse('planning.not-brought', read);
  await writeBrought(call, { day, organisationId, stops: read });
  return ok();
}
