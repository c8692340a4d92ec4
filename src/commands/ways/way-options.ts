import { readFile } from 'node:fs/promises';
import { FARTHEST_FROM_ROAD, openRoads, type RoadService, type WaySources } from '#routing';
import { Stopped } from '../../shared/stopped.ts';
import { WrongUse } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';

/** Where a command takes ways from. */
export const wayOptions = {
  roads: {
    type: 'string',
    zh: '路程沿这份道路文件算（由 route roads 做出）',
    en: 'Take ways from this roads file (made by route roads)',
  },
  within: {
    type: 'string',
    zh: `地点离道路最多多少米（默认 ${FARTHEST_FROM_ROAD}）`,
    en: `How many metres a place may lie from a road (${FARTHEST_FROM_ROAD} unless told)`,
  },
  osrm: {
    type: 'string',
    zh: '问这个地址的 OSRM 服务，如 http://127.0.0.1:5000；它不回答就用 --roads 或估算，并说明',
    en: 'Ask the OSRM service at this address, such as http://127.0.0.1:5000; when it does not answer, --roads or a guess is used, and said',
  },
  valhalla: {
    type: 'string',
    zh: '问这个地址的 Valhalla 服务，如 http://127.0.0.1:8002',
    en: 'Ask the Valhalla service at this address, such as http://127.0.0.1:8002',
  },
} as const;

/** Straight lines, so much longer, so fast, where nothing better is known. */
const GUESS = { detour: 1.4, kmh: 45 };

export async function waySources(
  values: {
    readonly [name in keyof typeof wayOptions]?: string | undefined;
  },
): Promise<WaySources> {
  if (values.osrm !== undefined && values.valhalla !== undefined)
    throw new WrongUse('--osrm 和 --valhalla 只能给一个。 Give --osrm or --valhalla, not both.');
  const farthest = values.within === undefined ? undefined : Number(values.within);
  if (farthest !== undefined && !(farthest > 0 && farthest <= 50_000))
    throw new WrongUse(`--within：${values.within}`);
  return { map: await mapIn(values.roads), service: serviceAt(values), guess: GUESS, farthest };
}

async function mapIn(file: string | undefined): Promise<WaySources['map']> {
  if (file === undefined) return undefined;
  const opened = openRoads(await bytesOf(file));
  if (!opened.ok) throw stoppedBy(opened.refusal);
  return opened.value;
}

export function bytesOf(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error) => {
    throw new Stopped(`读不了这个文件：${file}`, `This file cannot be opened: ${file}`, error);
  });
}

function serviceAt({
  osrm,
  valhalla,
}: {
  readonly osrm?: string | undefined;
  readonly valhalla?: string | undefined;
}): RoadService | undefined {
  const url = osrm ?? valhalla;
  if (url === undefined) return undefined;
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new WrongUse(`--osrm, --valhalla：${url}`);
  return { kind: osrm === undefined ? 'valhalla' : 'osrm', url };
}
