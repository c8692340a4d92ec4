import {
  chooseTry,
  keepTry,
  keepWhatIf,
  prepareTry,
  prepareWhatIf,
  standing,
  usualTerms,
  workOutTry,
} from '#planning';
import { type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { idOf } from './demo-id.ts';
import { county, villageNamed } from './places.ts';
import { at } from './product.ts';

/** The officer has tried two places for a cold store, and keeps the one that more villages are near. */
export async function loadSites(db: Db, now: Date): Promise<void> {
  const id = idOf('where a cold store');
  const within = <Value>(run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now, actor: { ...platform, name: '潘文斌' } }, run);
  const asked = { id, name: '山里的预冷库', kind: 'store' as const, terms: usualTerms.store };
  const prepared = must(await within((call) => prepareWhatIf(call, asked)));
  const found = must(await standing(prepared));
  must(await within((call) => keepWhatIf(call, prepared, found)));
  for (const [township, village] of [
    [at.banlan, '东岭村'],
    [at.siding, '儒南村'],
  ] as const) {
    const choice = { by: 'hand' as const, villages: [villageNamed(township, village).code] };
    const whatIf = must(await within((call) => prepareTry(call, id, choice)));
    const outcome = must(await workOutTry(county.code, whatIf, choice));
    must(await within((call) => keepTry(call, id, { asked: choice, outcome })));
  }
  must(await within((call) => chooseTry(call, id, 1)));
}
