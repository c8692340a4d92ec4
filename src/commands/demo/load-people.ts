import { addNodes, addServices } from '#delivery';
import { addOrganisations, addPeople, appoint, grantHelp } from '#people';
import type { Db } from '#shared/database.ts';
import { addDays, type Day } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { milli } from '#shared/quantity.ts';
import { inHistory } from './history.ts';
import type { DemoHousehold } from './households.ts';
import { nodes, services } from './network.ts';
import { organisations } from './organisations.ts';
import type { DemoPerson } from './people.ts';
import { staff } from './staff.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** Organisations, households, everyone in them, who helps whom, and the delivery network. */
export async function loadPeople(
  db: Db,
  {
    households,
    consumers,
    today,
  }: { households: readonly DemoHousehold[]; consumers: readonly DemoPerson[]; today: Day },
): Promise<void> {
  await inHistory(db, async (at) => {
    const call = at(addDays(today, -200), '09:00');
    const all = [...organisations, ...households.map((household) => household.organisation)];
    must(
      await addOrganisations(
        call,
        all.map((each) => ({ ...each, demo: true })),
      ),
    );
    const heads = households.flatMap((household) => [
      household.head,
      ...(household.relative ? [household.relative] : []),
    ]);
    const people = [...new Map([...staff, ...heads, ...consumers].map((each) => [each.id, each])).values()];
    must(
      await addPeople(
        call,
        people.map(({ memberships: _hats, ...each }) => ({ ...each, demo: true })),
      ),
    );
    must(
      await appoint(
        call,
        people.flatMap(({ id, memberships }) => memberships.map((hat) => ({ personId: id, ...hat }))),
      ),
    );
    for (const { head, consent } of households) {
      if (!consent) continue;
      const helper = people.find((person) => person.id === consent.helperId);
      if (!helper) throw new Error(`the helper of ${head.name} is nobody`);
      const elder = at(addDays(today, -120), '10:00', {
        personId: head.id,
        name: head.name,
        roles: ['consumer'],
      });
      must(await grantHelp(elder, { id: consent.id, phone: helper.phone, relation: consent.relation }));
    }
    must(
      await addNodes(
        call,
        nodes.map(({ opens, closes, parentId, ...node }) => ({
          ...node,
          parentId: parentId ?? null,
          opening: { opens, closes, weekdays: everyDay },
          active: true,
        })),
      ),
    );
    must(
      await addServices(
        call,
        services.map(({ capacityKg, ...service }) => ({
          ...service,
          arrives: '15:00',
          capacityGrams: milli(capacityKg),
          active: true,
        })),
      ),
    );
  });
}
