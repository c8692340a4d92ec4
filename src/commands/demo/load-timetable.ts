import { bringTimetable, confirmTimetable, readTimetableFiles } from '#dispatching';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { idOf } from './demo-id.ts';
import { carrierId, type DemoNode, hubId, nodes, services } from './network.ts';
import { county, townshipOf, townships } from './places.ts';

const DEPARTURES = [7 * 60 + 20, 12 * 60 + 40, 16 * 60 + 30];
const HEADS = '线路,班次,站点,经度,纬度,到,开,星期,载货公斤,货类,交接分钟,安检分钟';
/** Straight lines, longer by this factor, at this speed: the demo's buses are invented, its places are real. */
const DETOUR = 1.4;
const KMH = 35;
const KM_A_DEGREE = 111.2;

/** A bus line to every township whose goods go by bus, three times a day: from the hub over its station to its points. */
export async function loadTimetable(db: Db, now: Date): Promise<void> {
  const byBus = new Set(services.flatMap((service) => (service.byBus ? [service.toNodeId] : [])));
  const rows = townships.flatMap((township, number) => {
    const own = nodes.filter(({ kind, placeCode }) => kind !== 'hub' && placeCode.startsWith(township.code));
    if (!own.some(({ id }) => byBus.has(id))) return [];
    return rowsOf(`城乡 ${number + 1} 路 ${township.nameZh}`, own, number);
  });
  const bytes = new TextEncoder().encode([HEADS, ...rows].join('\n'));
  const read = must(readTimetableFiles([{ name: '演示时刻表.csv', bytes }]));
  const id = idOf('timetable');
  await transact(
    db,
    { county: county.code, now, actor: { ...platform, name: '罗卫东' } },
    async (call: Call) => {
      must(await bringTimetable(call, { id, carrierId, fileName: '演示时刻表.csv', read }));
      must(await confirmTimetable(call, id));
    },
  );
}

function rowsOf(line: string, own: readonly DemoNode[], number: number): string[] {
  const hub = nodes.find(({ id }) => id === hubId);
  if (!hub) return [];
  const stops = [hub, ...own.toSorted((a, b) => km(hub, a) - km(hub, b))];
  let minutes = 0;
  const timed = stops.map((node, index) => {
    const before = stops[index - 1];
    if (before) minutes += Math.max(4, Math.round((km(before, node) * DETOUR * 60) / KMH));
    return { node, minutes };
  });
  const remote = own.some(({ placeCode }) => townshipOf(placeCode.slice(0, 9)).remote);
  return DEPARTURES.flatMap((departure, trip) =>
    timed.map(({ node, minutes: after }) => {
      const at = clock(departure + 5 * (number % 6) + after);
      const hold = ['1234567', remote ? 60 : 90, 'dry fresh', 3, 5];
      return [line, trip + 1, node.nameZh, node.lng, node.lat, at, at, ...hold].join(',');
    }),
  );
}

function km(a: DemoNode, b: DemoNode): number {
  const across = Math.cos((a.lat * Math.PI) / 180);
  return Math.hypot(a.lat - b.lat, (a.lng - b.lng) * across) * KM_A_DEGREE;
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
