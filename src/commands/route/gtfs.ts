import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  assumedHold,
  clockTime,
  dayIn,
  earliestArrival,
  freeHold,
  type LineDay,
  lineDay,
  lineFaultSentence,
  nearStops,
  type ReadTimetable,
  readTimetable,
  readTimetableRows,
  type Timetable,
  timeIn,
  type Way,
} from '#routing';
import { Stopped } from '../../shared/stopped.ts';
import { command as define, Failed, WrongUse } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';

export const command = define({
  usage: 'route gtfs DIR|SHEET.csv [--day D] [--from STOP --to STOP --at HH:MM]',
  zh: '读公交时刻表：GTFS 的文件夹，或没有 GTFS 的县用的一张表（每站一行）。说出有多少站、线路和班次，哪些班次写错了（文件和行）；给出起点、终点和时刻，就说包裹坐哪几班车最早到。',
  en: 'Read a timetable of scheduled lines: a folder of GTFS, or the sheet for counties without it (a row for each stop). Tells its stops, lines and trips, and which trips are wrong (file and row); given two stops and a time, on which buses a parcel arrives first.',
  words: [1, 1],
  options: {
    day: {
      type: 'string',
      zh: '哪一天，如 2026-11-26（默认今天）',
      en: 'Which day, as 2026-11-26 (today unless told)',
    },
    from: { type: 'string', zh: '从哪一站（编号或站名）', en: 'From which stop (its id or name)' },
    to: { type: 'string', zh: '到哪一站', en: 'To which stop' },
    at: { type: 'string', zh: '几点起在那里，如 8:05', en: 'There from what time, as 8:05' },
    kg: { type: 'string', zh: '多少公斤（默认 5）', en: 'How many kilograms (5 unless told)' },
    goods: { type: 'string', zh: '货类（默认不限）', en: 'Its class of goods (any unless told)' },
  },
  async run({ words: [path = ''], values }) {
    const day = dayIn(values.day ?? today());
    if (day === null) throw new WrongUse(`--day：${values.day}`);
    const read = await timetableAt(path);
    const lines = lineDay(read.timetable, day);
    const told = tellRead(read, lines);
    const { from, to, at } = values;
    if (from === undefined && to === undefined && at === undefined) return told;
    if (from === undefined || to === undefined || at === undefined)
      throw new WrongUse('--from、--to、--at 要一起给。 --from, --to and --at go together.');
    const [ready, kg] = [timeIn(at), Number(values.kg ?? '5')];
    if (ready === null) throw new WrongUse(`--at：${at}`);
    if (!(kg >= 0 && Number.isFinite(kg))) throw new WrongUse(`--kg：${values.kg}`);
    const way = earliestArrival(
      lines,
      freeHold(lines),
      {
        ...{ kg, goods: values.goods ?? null, ready },
        ...{ from: stopsNamed(read.timetable, from), to: stopsNamed(read.timetable, to) },
      },
      { near: nearStops(read.timetable.stops) },
    );
    if (!way) {
      console.log(
        '这一天之内没有能带它到的车：时刻、余量或货类不合\n  No bus of this day brings it there: times, room or goods do not fit',
      );
      throw new Failed('no way by scheduled lines', { ...told, way: null });
    }
    return { ...told, way: tellWay(lines, way) };
  },
});

async function timetableAt(path: string): Promise<ReadTimetable> {
  const files: Record<string, string> = {};
  try {
    if ((await stat(path)).isFile())
      return taken(readTimetableRows(basename(path), await readFile(path, 'utf8')));
    for (const name of await readdir(path))
      if (name.endsWith('.txt')) files[name] = await readFile(join(path, name), 'utf8');
  } catch (error) {
    if (error instanceof Stopped) throw error;
    throw new Stopped(`读不了：${path}`, `This cannot be opened: ${path}`, error);
  }
  return taken(readTimetable(files));
}

function taken(outcome: ReturnType<typeof readTimetable>): ReadTimetable {
  if (outcome.ok) return outcome.value;
  throw stoppedBy(outcome.refusal);
}

function tellRead({ timetable, leftOut, holdGiven }: ReadTimetable, lines: LineDay): object {
  const counts = {
    stops: timetable.stops.length,
    lines: timetable.lines.length,
    trips: timetable.trips.length,
    ...{ day: lines.day, runs: lines.runs.length },
  };
  console.log(
    `${counts.stops} 站，${counts.lines} 条线路，${counts.trips} 个班次；${counts.day} 开行 ${counts.runs} 个\n  ${counts.stops} stops, ${counts.lines} lines, ${counts.trips} trips; ${counts.runs} run on ${counts.day}`,
  );
  if (!holdGiven)
    console.log(
      `没有写每班能带多少货（freight.txt），按假设算：${assumedHold.kg} 公斤，交接 ${assumedHold.handOver / 60} 分钟，安检 ${assumedHold.inspection / 60} 分钟\n  What trips take is not said (freight.txt); assumed: ${assumedHold.kg} kg, ${assumedHold.handOver / 60} minutes to hand over, ${assumedHold.inspection / 60} to inspect`,
    );
  for (const fault of leftOut)
    console.log(`✗ ${lineFaultSentence(fault, 'zh')}\n  ${lineFaultSentence(fault, 'en')}`);
  if (leftOut.length > 0)
    console.log(`这 ${leftOut.length} 个班次没有读进来\n  Without these ${leftOut.length} trips`);
  const told = leftOut.map((fault) => ({
    ...fault,
    zh: lineFaultSentence(fault, 'zh'),
    en: lineFaultSentence(fault, 'en'),
  }));
  return { ...counts, hold_assumed: !holdGiven, left_out: told };
}

function tellWay({ timetable, runs }: LineDay, { rides, arrives }: Way): object {
  const told = rides.map(({ run, board, alight }) => {
    const { trip: number, shift } = runs[run] ?? { trip: -1, shift: 0 };
    const trip = timetable.trips[number];
    const stop = (k: number) => timetable.stops[trip?.stops[k] ?? -1];
    return {
      ...{ line: timetable.lines[trip?.line ?? -1]?.name, trip: trip?.id },
      ...{ from: stop(board)?.name, departs: clockTime((trip?.depart[board] ?? 0) + shift) },
      ...{ to: stop(alight)?.name, arrives: clockTime((trip?.arrive[alight] ?? 0) + shift) },
    };
  });
  for (const { line, trip, from, departs, to, arrives } of told)
    console.log(`${departs} ${from} → ${arrives} ${to}  ${line} (${trip})`);
  console.log(`${clockTime(arrives)} 交到手  handed over`);
  return { arrives: clockTime(arrives), rides: told };
}

/** Every stop with that id, or with that name: the two sides of a road are two stops. */
function stopsNamed({ stops }: Timetable, wanted: string): number[] {
  const found = stops.flatMap(({ id, name }, stop) => (id === wanted || name === wanted ? [stop] : []));
  if (found.length > 0) return found;
  const like = [...new Set(stops.flatMap(({ name }) => (name.includes(wanted) ? [name] : [])))].slice(0, 5);
  const [zh, en] =
    like.length > 0 ? [`，像的有：${like.join('、')}`, `; alike are ${like.join(', ')}`] : ['', ''];
  throw new Stopped(
    `时刻表里没有这一站：${wanted}。请用它的编号或全名${zh}`,
    `The timetable has no such stop: ${wanted}. Use its id or its whole name${en}`,
  );
}

/** The day in China: timetables are the county's. */
function today(): string {
  return new Date(Date.now() + 8 * 3600 * 1000).toISOString().slice(0, 10);
}
