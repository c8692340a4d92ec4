import { askForPlan, editList, lookAtList, lookAtRegions, publishPlan, solvePlan } from '#region';
import type { Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { county } from './places.ts';

/** The weakest township's list is edited by an officer, and what a fund of 4 million brings to all townships is planned and published. */
export async function loadSupport(db: Db, now: Date): Promise<void> {
  const actor = demoActors([], []).of(idOf('bureau'));
  const within = <Value>(run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now, actor }, run);
  const assessmentId = idOf('townships compared');
  const { made } = must(await within((call) => lookAtRegions(call, assessmentId)));
  const last = made.ranks.indexOf(Math.max(...made.ranks));
  const unit = made.units[last] ?? '';
  const { lines } = must(await within((call) => lookAtList(call, assessmentId, unit)));
  const [{ measure, cost, own } = { measure: '', cost: 0, own: 0 }] = lines;
  const edit = { kind: 'change', measure, cost: cost + 6, own, note: '分两期做（演示）' } as const;
  const reason = '村里商量后要分两期，多出一次运费（演示）';
  must(await within((call) => editList(call, { assessmentId, unit, base: 0, edit, reason })));
  const settings = { budget: 400, weakAtLeast: 1, gap: 0, seconds: 60 };
  for (const [key, more] of Object.entries({
    'fund published': { title: '2027 年乡镇短板资金（演示）', frontier: 3, placeCap: 120 },
    'fund what if': { title: '要是一半给最弱的（演示）', frontier: 0, placeCap: 120, weakFloor: 200 },
  })) {
    const id = idOf(key);
    must(await within((call) => askForPlan(call, { id, assessmentId, settings: { ...settings, ...more } })));
    await solvePlan(within, id);
  }
  must(await within((call) => publishPlan(call, idOf('fund published'))));
}
