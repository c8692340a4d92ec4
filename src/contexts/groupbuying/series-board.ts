import { type Node, nodesByIds } from '#delivery';
import { type Organisation, organisationsById } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Series, seriesOf } from './all-series.ts';
import { cyclesOfSeries } from './cycles.ts';
import { cardsOfCycles, type GroupCard } from './open-groups.ts';
import { type GroupbuyingRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';
import { overCounty } from './scope.ts';

export interface SeriesRow {
  readonly series: Series;
  readonly node?: Node;
  readonly leader?: Organisation;
  /** It is offered to the caller's organisation, which has not answered. */
  readonly offered: boolean;
  /** Its newest cycle. */
  readonly newest?: GroupCard;
}

/** What an organisation leads, with how its newest cycle stands, and what it was asked to take over; the county's officers see all. */
export async function seriesBoard(call: Call): Promise<Outcome<readonly SeriesRow[], GroupbuyingRefusal>> {
  const { actor } = call;
  const all = overCounty(actor);
  if (!may(actor, rights['see-series']) || (!all && actor.organisationId === undefined)) {
    return refuse('groupbuying.not-allowed');
  }
  const found = await seriesOf(call, all ? undefined : actor.organisationId);
  const newest = await cardsOfCycles(
    call,
    await cyclesOfSeries(
      call,
      found.map(({ id }) => id),
      1,
    ),
  );
  const nodes = new Map(
    (await nodesByIds(call, [...new Set(found.map(({ nodeId }) => nodeId))])).map((node) => [node.id, node]),
  );
  const leaders = new Map(
    (await organisationsById(call, [...new Set(found.map(({ leaderId }) => leaderId))])).map((each) => [
      each.id,
      each,
    ]),
  );
  return ok(
    found.map((series) => {
      const card = newest.find(({ cycle }) => cycle.seriesId === series.id);
      const [node, leader] = [nodes.get(series.nodeId), leaders.get(series.leaderId)];
      return {
        series,
        offered: series.offeredTo !== undefined && series.offeredTo === actor.organisationId,
        ...(node ? { node } : {}),
        ...(leader ? { leader } : {}),
        ...(card ? { newest: card } : {}),
      };
    }),
  );
}
