import { dayParcels, type Node, networkOf, type Round, roundsOf, vehiclesOf } from '#delivery';
import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { decimal } from '#shared/quantity.ts';
import type { PoolRule } from '../kernel/share-pool.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { broughtTo, type PoolTry, tryOf } from './brought.ts';
import type { Driven, PooledCarrier } from './pool-day.ts';
import { dayIsKept } from './pool-months.ts';
import { poolRoundsOf } from './pool-rounds-kept.ts';

interface Named {
  readonly id: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

/** A day's pool as its caller may see it: a carrier its own and the totals, the county everybody's. */
export interface LookedAtPoolDay {
  readonly day: Day;
  /** Driven and on record. */
  readonly kept: boolean;
  readonly mayPool: boolean;
  /** Whose goods are shown and may be brought. */
  readonly carrier: Named;
  /** Every carrier, and whether it brings something; of the others no more is told. */
  readonly carriers: readonly (Named & { readonly joins: boolean })[];
  /** What it brings, as its lines are written; what it has on the platform's own books where it brought nothing yet. */
  readonly lines: string;
  readonly brought: boolean;
  readonly nodes: readonly Pick<Node, 'code' | 'nameZh' | 'nameEn'>[];
  readonly tried: TriedPool | undefined;
  readonly accepted: AcceptedPool | undefined;
}

/** The rounds the day became: all of them for the county, its own for a carrier. */
export interface AcceptedPool {
  readonly at: Date;
  readonly byName: string;
  readonly rounds: readonly Pick<
    Round,
    'id' | 'code' | 'vehicle' | 'driverName' | 'status' | 'plannedStart'
  >[];
  /** No vehicle has left. */
  readonly mayUndo: boolean;
}

export interface TriedPool {
  readonly rule: PoolRule;
  readonly alone: Driven;
  readonly pooled: Driven;
  readonly triedAt: Date;
  readonly triedByName: string;
  readonly ways: PoolTry['pooled']['ways'];
  readonly shares: readonly (PooledCarrier & Named)[];
  /** Vehicles with their stops in order, those of the carriers shown. */
  readonly routes: readonly { readonly plate: string; readonly stops: readonly PooledStop[] }[];
}

export interface PooledStop {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Whose parcels. */
  readonly whose: readonly Named[];
}

/** A day's pool. Refuses `planning.not-allowed`, and `planning.no-carrier` where the county has none. */
export async function lookAtPoolDay(
  call: Call,
  { day, carrierId }: { readonly day: Day; readonly carrierId?: string | undefined },
): Promise<Outcome<LookedAtPoolDay>> {
  const { actor } = call;
  if (!may(actor, rights['see-pool'])) return refuse('planning.not-allowed');
  const mayPool = may(actor, rights.pool);
  const carriers = await organisationsOfKind(call, 'carrier');
  const carrier = carriers.find(({ id }) => id === (mayPool ? carrierId : actor.organisationId));
  const shown = carrier ?? (mayPool ? carriers[0] : undefined);
  if (!shown) return refuse(mayPool ? 'planning.no-carrier' : 'planning.not-allowed');
  const network = await networkOf(call);
  if (!network.ok) return network;
  const byId = new Map(network.value.nodes.map((node) => [node.id, node]));
  const brought = await broughtTo(call, day);
  const own = brought.find(({ organisationId }) => organisationId === shown.id);
  const onBooks = own ? undefined : await ownParcels(call, shown.id, day);
  if (onBooks && !onBooks.ok) return onBooks;
  const stops = own?.stops ?? onBooks?.value ?? [];
  const tried = await tryOf(call, day);
  return ok({
    ...{ day, mayPool, carrier: shown, kept: await dayIsKept(call, day), brought: own !== undefined },
    carriers: carriers.map(({ id, nameZh, nameEn }) => ({
      ...{ id, nameZh, nameEn },
      joins: brought.some(({ organisationId }) => organisationId === id),
    })),
    lines: stops
      .map(({ nodeId, parcels, grams }) => ({ code: byId.get(nodeId)?.code ?? '', parcels, grams }))
      .filter(({ code }) => code !== '')
      .toSorted((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, parcels, grams }) => `${code} ${parcels} ${decimal(grams)}`)
      .join('\n'),
    nodes: network.value.nodes.filter(({ kind, active }) => kind !== 'hub' && active),
    accepted: await acceptedOn(call, day),
    tried: tried && (await toldTo(call, tried, { byId, carriers, all: mayPool })),
  });
}

async function acceptedOn(call: Call, day: Day): Promise<AcceptedPool | undefined> {
  const kept = await poolRoundsOf(call, day);
  if (!kept) return undefined;
  const all = await roundsOf(call, { from: day, until: day });
  const mayPool = may(call.actor, rights.pool);
  const rounds = (all.ok ? all.value : [])
    .filter(
      ({ id, carrierId }) =>
        kept.roundIds.includes(id) && (mayPool || carrierId === call.actor.organisationId),
    )
    .map(({ id, code, vehicle, driverName, status, plannedStart }) => {
      return { id, code, vehicle, driverName, status, plannedStart };
    })
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const mayUndo = mayPool && rounds.every(({ status }) => status === 'planned');
  return { at: kept.acceptedAt, byName: kept.acceptedByName, rounds, mayUndo };
}

/** What the platform's own books have a carrier bring that day, by node; what goes with a scheduled bus is not driven. */
async function ownParcels(call: Call, carrierId: string, day: Day) {
  const found = await dayParcels(call, { carrierId, day });
  if (!found.ok) return found;
  const byNode = Map.groupBy(
    found.value.filter(
      ({ byBus, withheld, loaded, status, carrierId: whose }) =>
        whose === carrierId && !byBus && !withheld && !loaded && status !== 'on-way',
    ),
    ({ toNodeId }) => toNodeId,
  );
  return ok(
    [...byNode].map(([nodeId, parcels]) => ({
      ...{ nodeId, parcels: parcels.length },
      grams: parcels.reduce((sum, { grams }) => sum + grams, 0),
    })),
  );
}

async function toldTo(
  call: Call,
  { pooled, organisationIds, triedAt, triedByName }: PoolTry,
  {
    byId,
    carriers,
    all,
  }: { readonly byId: ReadonlyMap<string, Node>; readonly carriers: readonly Named[]; readonly all: boolean },
): Promise<TriedPool> {
  const vehicles = await vehiclesOf(call);
  const plates = new Map(vehicles.ok ? vehicles.value.map(({ id, plate }) => [id, plate]) : []);
  const named = new Map(carriers.map((carrier) => [carrier.id, carrier]));
  const shares = pooled.carriers.flatMap((share, i) => {
    const carrier = named.get(organisationIds[i] ?? '');
    if (!carrier || (!all && carrier.id !== call.actor.organisationId)) return [];
    return [{ ...share, id: carrier.id, nameZh: carrier.nameZh, nameEn: carrier.nameEn }];
  });
  const stopsOf = (names: readonly string[]) => {
    const stops: (PooledStop & { readonly nodeId: string })[] = [];
    for (const name of names) {
      const [carrierId = '', nodeId = ''] = name.split(' ');
      const { code = '', nameZh = '', nameEn = '' } = byId.get(nodeId) ?? {};
      const whose = named.get(carrierId) ?? { id: carrierId, nameZh: '', nameEn: '' };
      const before = stops.at(-1);
      // What different carriers have for one node is handed over at one stop.
      if (before?.nodeId === nodeId) stops.splice(-1, 1, { ...before, whose: [...before.whose, whose] });
      else stops.push({ nodeId, code, nameZh, nameEn, whose: [whose] });
    }
    return stops;
  };
  return {
    ...{
      rule: pooled.rule,
      ways: pooled.ways,
      alone: pooled.alone,
      pooled: pooled.pooled,
      triedAt,
      triedByName,
      shares,
    },
    // A carrier reads the plates of its own vehicles only, and so their rounds only.
    routes: pooled.routes.flatMap(({ vehicle, stops }) => {
      const plate = plates.get(vehicle);
      return plate === undefined ? [] : [{ plate, stops: stopsOf(stops) }];
    }),
  };
}
