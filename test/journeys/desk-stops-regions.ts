import { readTable } from '#importing';
import {
  assessBrought,
  bringRegions,
  editList,
  lookAtTable,
  prepareAssessment,
  readAssessSpec,
} from '#region';
import { platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { madeRegions } from '../help/made-regions.ts';
import type { Stop } from '../help/walk-pages.ts';
import { type At, COUNTY } from './demo-people.ts';

export async function regions(db: Db, at: At, now: Date): Promise<Record<string, readonly Stop[]>> {
  const { csv, boundaries } = madeRegions();
  const { lines } = must(await readTable(new TextEncoder().encode(csv)));
  const caller = { county: COUNTY, now, actor: platform };
  const [known, unknown] = [newId(), newId()];
  for (const id of [known, unknown]) {
    must(
      await transact(db, caller, (call) =>
        bringRegions(call, { id, fileName: '全省.csv', lines, boundaries }),
      ),
    );
  }
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
  const { table } = must(await transact(db, caller, (call) => lookAtTable(call, known)));
  const prepared = must(await prepareAssessment(table, spec, false));
  must(await transact(db, caller, (call) => assessBrought(call, known, prepared)));
  const edit = { kind: 'change', measure: 'training', cost: 20, own: 2, note: '两期' } as const;
  must(
    await transact(db, caller, (call) =>
      editList(call, { assessmentId: known, unit: '460117', base: 0, edit, reason: '要办两期' }),
    ),
  );
  return {
    '/(desk)/desk/regions/codes': at('officer', '/desk/regions/codes'),
    '/(desk)/desk/regions': at('officer', '/desk/regions'),
    '/(desk)/desk/regions/[assessment]': at('officer', `/desk/regions/${known}`, `/desk/regions/${unknown}`),
    '/(desk)/desk/regions/[assessment]/[unit]': at(
      'officer',
      `/desk/regions/${known}/460117`,
      `/desk/regions/${known}/460101`,
    ),
    '/(desk)/desk/regions/[assessment]/[unit]/support': at(
      'officer',
      `/desk/regions/${known}/460117/support`,
      `/desk/regions/${known}/460104/support`,
    ),
    '/(desk)/desk/regions/[assessment]/[unit]/support/sheet': at(
      'officer',
      `/desk/regions/${known}/460117/support/sheet`,
    ),
    '/(desk)/desk/regions/measures': at('officer', '/desk/regions/measures'),
    '/(desk)/desk/regions/measures/[measure]': at(
      'officer',
      '/desk/regions/measures/training',
      '/desk/regions/measures/new',
    ),
  };
}
