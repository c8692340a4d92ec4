import { makeCrate, packIntoCrate } from '#delivery';
import { platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import type { Stop } from '../help/walk-pages.ts';
import { type At, COUNTY, cookieOf, first, keeperOf, organisationOf, phones, some } from './demo-people.ts';

/** A crate with a parcel in it, and its label. */
async function crated(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const parcel = await first(
    db
      .selectFrom('delivery.shipment as s')
      .innerJoin('delivery.node as n', 'n.id', 's.toNodeId')
      .select(['s.id', 's.toNodeId'])
      .where('s.status', 'not in', ['collected', 'cancelled', 'lost'])
      .where('s.withheldAt', 'is', null)
      .where('n.kind', '<>', 'hub')
      .orderBy('s.id', 'desc'),
  );
  const hub = await first(
    db.selectFrom('delivery.node').select('id').where('kind', '=', 'hub').orderBy('id'),
  );
  const now = new Date('2026-11-23T01:00:00Z');
  const { id } = await transact(db, { county: COUNTY, now, actor: platform }, async (call) => {
    const crate = must(await makeCrate(call, { id: newId(), hubId: hub.id, toNodeId: parcel.toNodeId }));
    must(await packIntoCrate(call, { id: newId(), crateId: crate.id, shipmentId: parcel.id }));
    return crate;
  });
  const page = `/desk/hub/crates/${id}`;
  return {
    '/(desk)/desk/hub/crates': at('officer', '/desk/hub/crates'),
    '/(desk)/desk/hub/crates/[crate]': at('officer', page, `${page}?way=out`),
    '/(desk)/desk/hub/crates/[crate]/label': at('officer', `${page}/label`),
  };
}

export async function carrying(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const all = await db
    .selectFrom('delivery.round')
    .select(['id', 'status', 'carrierId'])
    .orderBy('id', 'desc')
    .execute();
  const carrierId = await organisationOf(db, phones.carrier);
  const rounds = Map.groupBy(
    all.filter((round) => round.carrierId === carrierId),
    ({ status }) => status,
  );
  const pooled = some(all.filter((round) => round.carrierId !== carrierId));
  const underWay = some(rounds.get('under-way') ?? []);
  const parcels = Map.groupBy(
    await db.selectFrom('delivery.vShipment').select(['id', 'status']).orderBy('id', 'desc').execute(),
    ({ status }) => status,
  );
  const shelf = await first(
    db
      .selectFrom('delivery.vShipment')
      .select(['id', 'toNodeId'])
      .where('status', '=', 'ready')
      .orderBy('id'),
  );
  const service = await first(db.selectFrom('delivery.service').select('id').orderBy('id'));
  const node = await first(db.selectFrom('delivery.node').select('id').orderBy('code'));
  const ready = await keeperOf(db, shelf.toNodeId);
  const keeper = { cookie: await cookieOf(db, ready, new Date('2026-11-23T01:00:00Z')) };
  const plan = await first(db.selectFrom('dispatching.plan').select('id').orderBy('id'));
  const timetable = await first(db.selectFrom('dispatching.timetable').select('id').orderBy('id'));
  const vehicle = await first(db.selectFrom('delivery.vehicle').select('id').orderBy('plate'));
  return {
    '/(desk)/desk/day': [
      ...at('carrier', '/desk/day', '/desk/day?day=2026-12-30'),
      ...at('officer', '/desk/day'),
    ],
    '/(desk)/desk/day/plans/[plan]': at('carrier', `/desk/day/plans/${plan.id}?why=0&with=${plan.id}`),
    '/(desk)/desk/day/report': [
      ...at('carrier', '/desk/day/report'),
      ...at('keeper', '/desk/day/report?kind=warm-box', '/desk/day/report?kind=refused-goods&reported'),
    ],
    '/(desk)/desk/day/vehicles': at(
      'carrier',
      '/desk/day/vehicles',
      `/desk/day/vehicles?vehicle=${vehicle.id}`,
    ),
    '/(desk)/desk/drive': at('carrier', '/desk/drive'),
    '/(desk)/desk/drive/[round]': at('carrier', `/desk/drive/${underWay.id}`),
    '/(desk)/desk/hub': [...at('carrier', '/desk/hub'), ...at('officer', '/desk/hub')],
    ...(await crated(db, at)),
    '/(desk)/desk/lines': [...at('carrier', '/desk/lines'), ...at('officer', '/desk/lines?day=2026-12-30')],
    '/(desk)/desk/lines/timetable': at('carrier', '/desk/lines/timetable', '/desk/lines/timetable?line=0'),
    '/(desk)/desk/lines/timetable/[draft]': at('officer', `/desk/lines/timetable/${timetable.id}`),
    '/(desk)/desk/rounds': at('carrier', '/desk/rounds', '/desk/rounds?q=zzzz'),
    '/(desk)/desk/rounds/[round]/cold': [
      ...at('carrier', `/desk/rounds/${underWay.id}/cold`),
      ...at('officer', `/desk/rounds/${underWay.id}/cold`),
    ],
    '/(desk)/desk/rounds/[round]/load': at('carrier', `/desk/rounds/${underWay.id}/load`),
    '/(desk)/desk/rounds/live': at('carrier', '/desk/rounds/live'),
    '/(desk)/desk/rounds/[round]': [
      ...at('carrier', ...[...rounds.values()].map((alike) => `/desk/rounds/${some(alike).id}`)),
      ...at('officer', `/desk/rounds/${pooled.id}`),
    ],
    '/(desk)/desk/shipments': [
      ...at('coop', '/desk/shipments', '/desk/shipments?status=lost'),
      ...at('keeper', '/desk/shipments'),
      ...at('officer', '/desk/shipments?q=wei&page=1'),
    ],
    '/(desk)/desk/shipments/[shipment]': at(
      'officer',
      ...[...parcels.values()].map((alike) => `/desk/shipments/${some(alike).id}`),
    ),
    '/(desk)/desk/shipments/labels': at('coop', '/desk/shipments/labels'),
    '/(desk)/desk/shipments/labels/packs': at('coop', '/desk/shipments/labels/packs'),
    '/(desk)/desk/station': [
      { path: '/desk/station', ...keeper },
      ...at('keeper', '/desk/station'),
      ...at('officer', '/desk/station'),
    ],
    '/(desk)/desk/station/collect': [
      { path: '/desk/station/collect', ...keeper },
      { path: `/desk/station/collect?node=${shelf.toNodeId}&parcel=${shelf.id}`, ...keeper },
      { path: `/desk/station/collect?node=${shelf.toNodeId}&done=${shelf.id}`, ...keeper },
    ],
    '/(desk)/desk/network': [...at('officer', '/desk/network'), ...at('keeper', '/desk/network')],
    '/(desk)/desk/network/services/[service]': at('carrier', `/desk/network/services/${service.id}`),
    '/(desk)/desk/network/nodes/[node]': at('officer', `/desk/network/nodes/${node.id}`),
  };
}

export async function register(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const elder = await first(
    db.selectFrom('people.person').select('id').where('phone', 'like', `%${phones.grower}`),
  );
  const coop = await organisationOf(db, phones.coop);
  return {
    '/(desk)/desk/people': [
      ...at('officer', '/desk/people', '/desk/people?q=wgl'),
      ...at('coop', '/desk/people?q=zzzz'),
    ],
    '/(desk)/desk/people/[person]': [
      ...at('officer', `/desk/people/${elder.id}`),
      ...at('admin', `/desk/people/${elder.id}?erased=3`),
    ],
    '/(desk)/desk/people/organisations': at('officer', '/desk/people/organisations?page=2'),
    '/(desk)/desk/people/organisations/[organisation]': at('officer', `/desk/people/organisations/${coop}`),
    '/(desk)/desk/people/organisations/new': at('admin', '/desk/people/organisations/new'),
  };
}
