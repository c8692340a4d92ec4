import { agreeToGroup, askForAdvance, decideAdvance, makeGroup, ownCredit, setPool, vouchFor } from '#region';
import { type Actor, type Call, platform } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { addDays, dayOf, instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import type { DemoHousehold } from './households.ts';
import { county } from './places.ts';

/** How many households ask, of the first of the county. */
const ASKING = 6;
const POOL_FEN = 2_000_000;

/**
 * Mutual aid on the last days: a co-op's pool, a mentor and neighbours who vouch, a group that stands, an advance that is out and one that is asked
 * for.
 */
export async function loadMutualAid(db: Db, households: readonly DemoHousehold[], now: Date): Promise<void> {
  const actors = demoActors(households, []);
  const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>, at = now) =>
    transact(db, { county: county.code, now: at, actor }, run);
  const officer = actors.of(idOf('bureau'));
  const mentor = actors.of(idOf('school'));
  const growers = households.slice(0, ASKING).map(({ organisation }) => actors.of(organisation.id));
  const [first, second, third, fourth] = growers;
  if (!first || !second || !third || !fourth) return;
  await as(officer, async (call) =>
    must(await setPool(call, { lenderId: idOf('coop ridge'), limitFen: POOL_FEN })),
  );
  for (const by of [mentor, second, third]) await vouched(by, first);
  await vouched(fourth, second);
  await as(first, async (call) => {
    const householdIds = [second, third].flatMap(({ organisationId }) => organisationId ?? []);
    must(await makeGroup(call, { id: idOf('joint group'), name: '才妙村金桔一组', householdIds }));
  });
  for (const member of [second, third])
    await as(member, async (call) => must(await agreeToGroup(call, idOf('joint group'))));
  await askedAndPaid();

  async function vouched(by: Actor, { organisationId }: Actor): Promise<void> {
    const id = idOf(`voucher ${by.name} ${organisationId}`);
    await as(by, async (call) => must(await vouchFor(call, { id, householdId: organisationId ?? '' })));
  }

  /** The first who has something waiting is paid already, the next still waits for the officer. */
  async function askedAndPaid(): Promise<void> {
    const yesterday = instantAt(addDays(dayOf(now), -1), '10:00');
    let asked = 0;
    for (const grower of households.map(({ organisation }) => actors.of(organisation.id))) {
      const { waiting } = must(await as(grower, (call) => ownCredit(call), yesterday));
      const found = waiting.find(({ most, due }) => most > 0 && due > dayOf(now));
      if (!found) continue;
      const id = idOf(`advance ${asked}`);
      const advance = { id, againstId: found.id, fen: found.most };
      await as(grower, async (call) => must(await askForAdvance(call, advance)), yesterday);
      if (asked === 0)
        await as({ ...platform, name: officer.name }, async (call) =>
          must(await decideAdvance(call, { id, pay: true, reason: '' })),
        );
      asked += 1;
      if (asked === 2) return;
    }
  }
}
