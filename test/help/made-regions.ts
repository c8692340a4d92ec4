import {
  assessBrought,
  bringRegions,
  lookAtTable,
  prepareAssessment,
  readAssessSpec,
} from '../../src/contexts/region/index.ts';
import { type Call, platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { COUNTY, MORNING } from './county.ts';

/** A made province: so many counties on a grid, some without roads or schools, one rich in sales and poor in all else. */
export function madeRegions(): { readonly csv: string; readonly boundaries: object } {
  const counties = Array.from({ length: 20 }, (_, at) => {
    const [x, y] = [at % 5, Math.floor(at / 5)];
    const good = 20 + 3 * at;
    return {
      code: String(460_101 + at),
      name: `第${at + 1}县`,
      figures: [
        // Sales follow the rest but for the first county.
        at === 0 ? 990 : 100 + 10 * at,
        at % 7 === 3 ? 2 : good,
        at % 12 === 4 ? 1 : good + 5,
        100 - good,
      ],
      ring: [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    };
  });
  return {
    csv: [
      '代码,县,销售额,通村快递,电商人才,到县城小时',
      ...counties.map(({ code, name, figures }) => [code, name, ...figures].join(',')),
    ].join('\n'),
    boundaries: {
      type: 'FeatureCollection',
      features: counties.map(({ code, ring }) => ({
        type: 'Feature',
        properties: { adcode: Number(code) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    },
  };
}

/** The made province, brought and assessed: its id. The seventeenth county is weak in people, the fourth in roads. */
export async function assessedRegions(db: Db, { county = COUNTY, now = MORNING } = {}): Promise<string> {
  const { csv, boundaries } = madeRegions();
  const lines = csv.split('\n').map((line, at) => ({ line: at + 1, cells: line.split(',') }));
  const within = <Value>(run: (call: Call) => Promise<Value>) =>
    transact(db, { county, now, actor: platform }, run);
  const id = newId(now);
  must(await within((call) => bringRegions(call, { id, fileName: '全省.csv', lines, boundaries })));
  const spec = must(
    readAssessSpec({
      ...{ unit: '代码', name: '县', volume: '销售额' },
      indicators: [
        { column: '通村快递', kind: '物流' },
        { column: '电商人才', kind: '人才' },
        { column: '到县城小时', kind: '物流', direction: 'cost' },
      ],
    }),
  );
  const { table } = must(await within((call) => lookAtTable(call, id)));
  const prepared = must(await prepareAssessment(table, spec, false));
  must(await within((call) => assessBrought(call, id, prepared)));
  return id;
}
