import {
  assessBrought,
  bringRegions,
  lookAtTable,
  prepareAssessment,
  publishRegions,
  readAssessSpec,
} from '#region';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { idOf } from './demo-id.ts';
import { county } from './places.ts';
import { townshipRows, townshipShapes, townshipTable } from './township-figures.ts';

const kinds = ['', '', '', '物流', '物流', '人才', '人才', '品牌', '品牌', '资金'] as const;

/** Compares the county's townships at the officer's desk, by invented figures. */
export async function loadRegions(db: Db, now: Date): Promise<void> {
  const { fileName, headings } = townshipTable;
  const id = idOf('townships compared');
  const within = <Value>(run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now, actor: platform }, run);
  const lines = [headings, ...townshipRows()].map((cells, at) => ({ line: at + 1, cells }));
  must(await within((call) => bringRegions(call, { id, fileName, lines, boundaries: townshipShapes() })));
  const [unit, name, volume] = headings;
  const spec = must(
    readAssessSpec({
      ...{ unit, name, volume },
      indicators: headings.flatMap((column, at) =>
        kinds[at] ? [{ column, kind: kinds[at], direction: at === 3 ? 'cost' : 'benefit' }] : [],
      ),
      weights: { by: ['entropy', 'critic'], cap: 0.4 },
    }),
  );
  const { table } = must(await within((call) => lookAtTable(call, id)));
  const prepared = must(await prepareAssessment(table, spec, false));
  must(await within((call) => assessBrought(call, id, prepared)));
  must(await within((call) => publishRegions(call, { id, published: true })));
}
