import { readTable } from '#importing';
import {
  askForPlan,
  assessBrought,
  bringRegions,
  editList,
  lookAtTable,
  prepareAssessment,
  publishPlan,
  readAssessSpec,
  solvePlan,
  type Within,
} from '#region';
import { platform } from '../../src/shared/call.ts';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { transact } from '../../src/shared/transact.ts';
import { madeRegions } from '../help/made-regions.ts';
import type { Stop } from '../help/walk-pages.ts';
import { type At, COUNTY } from './demo-people.ts';

/** What the demo county has of grants, votes and pairing, in the order it was made. */
async function helped(db: Db, at: At): Promise<Record<string, readonly Stop[]>> {
  const schemes = await db.selectFrom('region.grantScheme').select('id').orderBy('id').execute();
  const grants = await db.selectFrom('region.application').select('id').orderBy('id').execute();
  const rounds = await db.selectFrom('region.pairingRound').select('id').orderBy('id').execute();
  const pairs = await db.selectFrom('region.pair').select('id').orderBy('state').execute();
  const wanting = await db.selectFrom('region.pair').select(['roundId', 'unit']).limit(1).execute();
  return {
    '/(desk)/desk/grants': [...at('officer', '/desk/grants'), ...at('coop', '/desk/grants')],
    '/(desk)/desk/grants/schemes/new': at('officer', '/desk/grants/schemes/new'),
    '/(desk)/desk/grants/apply/[scheme]': at('coop', ...schemes.map(({ id }) => `/desk/grants/apply/${id}`)),
    '/(desk)/desk/grants/[grant]': at('officer', ...grants.map(({ id }) => `/desk/grants/${id}`)),
    '/(desk)/desk/votes': at('officer', '/desk/votes'),
    '/(desk)/desk/pairing': [...at('officer', '/desk/pairing'), ...at('mentor', '/desk/pairing')],
    '/(desk)/desk/pairing/board': [
      ...at('officer', '/desk/pairing/board'),
      ...at('mentor', '/desk/pairing/board'),
    ],
    '/(desk)/desk/pairing/[round]': [
      ...at('officer', ...rounds.map(({ id }) => `/desk/pairing/${id}`)),
      ...at('mentor', ...rounds.map(({ id }) => `/desk/pairing/${id}`)),
    ],
    '/(desk)/desk/pairing/[round]/wishes': [
      ...at('mentor', ...rounds.map(({ id }) => `/desk/pairing/${id}/wishes`)),
      ...at('officer', ...wanting.map(({ roundId, unit }) => `/desk/pairing/${roundId}/wishes?of=${unit}`)),
    ],
    '/(desk)/desk/pairing/pairs/[pair]': at('officer', ...pairs.map(({ id }) => `/desk/pairing/pairs/${id}`)),
  };
}

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
  const [plan, none] = [newId(), newId()];
  const settings = { title: '2027 年第一批', budget: 300, weakAtLeast: 1, gap: 0, seconds: 30, frontier: 3 };
  const within: Within = (run) => transact(db, caller, run);
  for (const [id, said] of [
    [plan, settings],
    [none, { ...settings, title: '不可能的', budget: 10, weakAtLeast: 2 }],
  ] as const) {
    must(await within((call) => askForPlan(call, { id, assessmentId: known, settings: said })));
    await solvePlan(within, id);
  }
  must(await within((call) => publishPlan(call, plan)));
  return {
    '/(desk)/desk/regions/codes': at('officer', '/desk/regions/codes'),
    ...(await helped(db, at)),
    '/(desk)/desk/regions/[assessment]/fund': at(
      'officer',
      `/desk/regions/${known}/fund`,
      `/desk/regions/${known}/fund?from=${plan}`,
    ),
    '/(desk)/desk/regions/[assessment]/fund/[plan]': at(
      'officer',
      ...[plan, none].map((id) => `/desk/regions/${known}/fund/${id}`),
    ),
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
