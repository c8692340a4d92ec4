import { addUnits, adopt, decidePlate, namePlate, openPlan, unitsOfPlot } from '#adopting';
import { nodesOf } from '#delivery';
import type { Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { hearAtOnce } from '#shared/hear-at-once.ts';
import { addDays, type Day } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { reactions } from '../../contexts/reactions.ts';
import { type DemoActors, demoActors } from './actors.ts';
import { demoAdoptions, type PlannedAdoption, type PlannedAdoptions } from './adoptions.ts';
import { type InPast, inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import { pay } from './pay-at-sandbox.ts';
import type { DemoPerson } from './people.ts';

/** What can be adopted, who adopted it, and a name or two on the plates: each as of its own day. */
export async function loadAdoptions(
  db: Db,
  {
    households,
    consumers,
    today,
  }: { households: readonly DemoHousehold[]; consumers: readonly DemoPerson[]; today: Day },
): Promise<void> {
  const actors = demoActors(households, consumers);
  await inHistory(db, async (at) => {
    for (const planned of demoAdoptions(households, today)) await loadPlan(at, actors, planned, consumers);
  });
}

async function loadPlan(
  at: InPast,
  actors: DemoActors,
  { plan, plates, householdId, adopted }: PlannedAdoptions,
  consumers: readonly DemoPerson[],
): Promise<void> {
  const grower = actors.of(householdId);
  const { fromDay, kind } = plan.terms;
  const opening = at(fromDay, '09:00', grower);
  must(await addUnits(opening, { plotId: plan.plotId, kind, plates }));
  const units = await unitsOfPlot(opening, plan.plotId);
  must(await openPlan(opening, { ...plan, unitIds: units.map(({ id }) => id) }));
  for (const each of adopted) {
    const buyer = actors.buyer(consumers[each.buyer]?.id ?? '');
    const unitIds = units.filter(({ plate }) => each.plates.includes(plate)).map(({ id }) => id);
    const day = addDays(fromDay, each.after);
    const call = at(day, '20:00', buyer.actor);
    const [node] = await nodesOf(call);
    must(
      await adopt(call, {
        ...{ id: each.id, planId: plan.id, unitIds, nodeId: node?.id ?? '', lang: 'zh' },
        ...{ name: buyer.person.name, phone: buyer.person.phone },
        agreedFen: plan.terms.priceFen * unitIds.length,
      }),
    );
    const paid = at(day, '20:02');
    await pay(paid, each.id);
    await hearAtOnce(paid, reactions);
    await nameIt(call, { ...call, actor: grower }, each);
  }
}

async function nameIt(adopter: Call, seller: Call, { id, name, shown }: PlannedAdoption): Promise<void> {
  if (name === undefined) return;
  must(await namePlate(adopter, { adoptionId: id, name, open: true }));
  if (shown) must(await decidePlate(seller, { adoptionId: id, name, show: true, reason: '' }));
}
