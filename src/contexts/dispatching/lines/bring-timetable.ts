import { networkOf } from '#delivery';
import { type ReadTimetable, readTimetableRows } from '#routing';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { sheetOf, type TypedLine } from '../kernel/typed-line.ts';
import { refuse } from '../refusals.ts';
import { renewRuns } from './follow-timetable.ts';
import { mayEdit } from './may-edit.ts';
import { putLines } from './put-line.ts';
import { stored } from './stored-timetable.ts';
import { currentTimetable, insertDraft, makeCurrent, timetableById, writeTrips } from './timetables.ts';

/** Keeps a timetable that was read as a draft, to be looked at. Brought twice with one id it is one. Refuses `dispatching.not-your-timetable`. */
export async function bringTimetable(
  call: Call,
  {
    id,
    carrierId,
    fileName,
    read,
  }: {
    readonly id: string;
    readonly carrierId: string;
    readonly fileName: string;
    readonly read: ReadTimetable;
  },
): Promise<Outcome<undefined>> {
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  const { timetable, leftOut, holdGiven } = read;
  await insertDraft(call, {
    ...{ id, carrierId, fileName: fileName.slice(0, 100), timetable: stored(timetable), leftOut, holdGiven },
  });
  return ok();
}

/**
 * A line that was typed, put into the carrier's timetable in the place of one of its name: a draft, to be looked at. Refuses
 * `dispatching.not-your-timetable`, and `dispatching.line-unreadable` with what cannot be understood.
 */
export async function typeLine(
  call: Call,
  { id, carrierId, line }: { readonly id: string; readonly carrierId: string; readonly line: TypedLine },
): Promise<Outcome<undefined>> {
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  const network = await networkOf(call);
  if (!network.ok) return network;
  const places = network.value.nodes.map(({ code, nameZh: name, lng: lon, lat }) => ({
    code,
    name,
    lon,
    lat,
  }));
  const sheet = sheetOf(line, places);
  if (typeof sheet !== 'string') return refuse('dispatching.line-unreadable', sheet);
  const read = readTimetableRows(line.name, sheet);
  if (!read.ok) return read;
  if (read.value.leftOut.length > 0)
    return refuse('dispatching.line-unreadable', { why: 'departures', at: line.departures });
  const before = await currentTimetable(call, carrierId);
  const more = stored(read.value.timetable);
  await insertDraft(call, {
    ...{ id, carrierId, fileName: line.name.slice(0, 100), leftOut: [] },
    timetable: before ? putLines(before.timetable, more) : more,
    holdGiven: line.kg.trim() !== '' && (before?.holdGiven ?? true),
  });
  return ok();
}

/** The draft is the carrier's timetable from now on, and the services that follow it go by it. Confirmed twice it is one. Refuses `dispatching.timetable-unknown`, `dispatching.not-your-timetable`. */
export async function confirmTimetable(
  call: Call,
  id: string,
): Promise<Outcome<{ readonly carrierId: string }>> {
  const draft = await timetableById(call, id);
  if (!draft) return refuse('dispatching.timetable-unknown');
  const { carrierId } = draft;
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  if (draft.status === 'draft') await makeCurrent(call, draft);
  const renewed = await renewRuns(call, carrierId);
  return renewed.ok ? ok({ carrierId }) : renewed;
}

/** What the buses of a line take besides passengers. Numbers out of bounds refuse `dispatching.hold-wrong`. */
export async function setHold(
  call: Call,
  {
    carrierId,
    line,
    hold,
  }: {
    readonly carrierId: string;
    /** Its number in the timetable. */
    readonly line: number;
    /** Kilograms, classes of goods with blanks between them (none: all), minutes. */
    readonly hold: {
      readonly kg: number;
      readonly goods: string;
      readonly handOver: number;
      readonly inspection: number;
    };
  },
): Promise<Outcome<undefined>> {
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  const current = await currentTimetable(call, carrierId);
  if (!current?.timetable.lines[line]) return refuse('dispatching.timetable-unknown');
  const within = (value: number, most: number) => Number.isFinite(value) && value >= 0 && value <= most;
  if (!within(hold.kg, 20_000) || !within(hold.handOver, 240) || !within(hold.inspection, 240))
    return refuse('dispatching.hold-wrong');
  const goods = hold.goods
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter(Boolean);
  const takes = {
    ...{ kg: hold.kg, goods: goods.length > 0 ? goods : null },
    ...{ handOver: Math.round(hold.handOver * 60), inspection: Math.round(hold.inspection * 60) },
  };
  const { timetable } = current;
  const trips = timetable.trips.map((trip) => (trip.line === line ? { ...trip, hold: takes } : trip));
  await writeTrips(call, current.id, { ...timetable, trips });
  return renewRuns(call, carrierId);
}
