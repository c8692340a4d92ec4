import { networkOf } from '#delivery';
import { organisationsOfKind } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { rights } from '../rights.ts';
import { overCounty, sees } from '../scope.ts';
import { mayEdit } from './bring-timetable.ts';
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
  });
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
