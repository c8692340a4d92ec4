import { type Network, networkOf, type Service } from '#delivery';
import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import { addDays, dayOf } from '#shared/instant.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { overCounty, sees } from '../scope.ts';
import { mayEdit } from './may-edit.ts';
import { linesOf } from './put-line.ts';
import { type BroughtTimetable, currentTimetable, timetableById } from './timetables.ts';

export interface LineShown {
  readonly number: number;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly stops: number;
  /** Seconds of the day at which its trips leave, in order. */
  readonly departures: readonly number[];
  readonly hold: BroughtTimetable['timetable']['trips'][number]['hold'];
}

export interface TimetableFile extends Omit<BroughtTimetable, 'timetable'> {
  readonly stops: number;
  readonly trips: number;
  readonly lines: readonly LineShown[];
}

export interface TimetableDesk {
  readonly carrierId: string;
  readonly carriers: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
  readonly mayEdit: boolean;
  readonly current: TimetableFile | undefined;
  readonly nodes: readonly { readonly code: string; readonly nameZh: string; readonly nameEn: string }[];
  /** What goes by its buses, by route code. */
  readonly services: readonly ServiceByBus[];
}

/** A service by bus, with its cut-off as it was typed or its next departures by the timetable. */
export interface ServiceByBus extends Pick<Service, 'id' | 'cutOff' | 'weekdays'> {
  readonly node: { readonly code: string; readonly nameZh: string; readonly nameEn: string };
  /** Null: as it was typed. */
  readonly packMinutes: number | null;
  readonly next: { readonly orderBefore: Date; readonly arrivesAt: Date } | undefined;
  /** On so many of the coming fourteen days. */
  readonly days: number;
}

/** A carrier's timetable: the caller's own, or the one asked for. Refuses `dispatching.not-allowed`, `dispatching.no-vehicles` without a carrier. */
export async function timetableDesk(
  call: Call,
  { carrierId }: { readonly carrierId?: string | undefined },
): Promise<Outcome<TimetableDesk>> {
  if (!may(call.actor, rights['see-day'])) return refuse('dispatching.not-allowed');
  const all = await organisationsOfKind(call, 'carrier');
  const carriers = overCounty(call) ? all : all.filter(({ id }) => id === call.actor.organisationId);
  const keeping = await call.tx
    .selectFrom('dispatching.timetable')
    .select('carrierId')
    .where('countyId', '=', call.county)
    .where('status', '=', 'current')
    .execute();
  // Whose buses there are comes first where none was asked for.
  const shown =
    carriers.find(({ id }) => id === carrierId) ??
    carriers.find(({ id }) => keeping.some((each) => each.carrierId === id)) ??
    carriers[0];
  if (!shown) return refuse('dispatching.no-vehicles');
  const network = await networkOf(call);
  if (!network.ok) return network;
  const current = await currentTimetable(call, shown.id);
  return ok({
    ...{ carrierId: shown.id, mayEdit: await mayEdit(call, shown.id), nodes: network.value.nodes },
    carriers: carriers.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
    current: current && shownFile(current),
    services: servicesByBus(call, network.value, shown.id),
  });
}

function servicesByBus(call: Call, { nodes, services }: Network, carrierId: string): ServiceByBus[] {
  const [today, last] = [dayOf(call.now), addDays(dayOf(call.now), 13)];
  return services
    .filter(({ byBus, active, carrierId: whose }) => byBus && active && whose === carrierId)
    .flatMap(({ id, toNodeId, cutOff, weekdays, packMinutes = null, runs = new Map() }) => {
      const node = nodes.find((each) => each.id === toNodeId);
      if (!node) return [];
      const days = [...runs].filter(([day]) => day >= today && day <= last).toSorted();
      const next = days.map(([, run]) => run).find(({ orderBefore }) => call.now < orderBefore);
      const { code, nameZh, nameEn } = node;
      const shown = { id, cutOff, weekdays, packMinutes, next, days: days.length };
      return [{ ...shown, node: { code, nameZh, nameEn } }];
    })
    .toSorted((a, b) => a.node.code.localeCompare(b.node.code));
}

/** One that was brought, with what was left out and why. Refuses `dispatching.timetable-unknown` for another carrier's too. */
export async function timetableFile(call: Call, id: string): Promise<Outcome<TimetableFile>> {
  const found = await timetableById(call, id);
  return found && sees(call, found.carrierId)
    ? ok(shownFile(found))
    : refuse('dispatching.timetable-unknown');
}

function shownFile({ timetable, ...file }: BroughtTimetable): TimetableFile {
  return {
    ...file,
    ...{ stops: timetable.stops.length, trips: timetable.trips.length },
    lines: linesOf(timetable).map(({ number, name, trips, first }) => ({
      ...{ number, name, stops: first.stops.length, hold: first.hold },
      from: timetable.stops[first.stops[0] ?? -1]?.name ?? '',
      to: timetable.stops[first.stops.at(-1) ?? -1]?.name ?? '',
      departures: trips.map(({ depart }) => depart[0] ?? 0).toSorted((a, b) => a - b),
    })),
  };
}
