import type { Actor } from '#shared/call.ts';
import type { DemoHousehold } from './households.ts';
import { carrierId } from './network.ts';
import type { DemoPerson } from './people.ts';
import { staff } from './staff.ts';

/** Who does what in the demo's history. */
export interface DemoActors {
  /** Somebody who works for an organisation. */
  readonly of: (organisationId: string) => Actor;
  readonly buyer: (personId: string) => { readonly actor: Actor; readonly person: DemoPerson };
  readonly driver: Actor;
}

/** The first person of every organisation, and every buyer. */
export function demoActors(
  households: readonly DemoHousehold[],
  consumers: readonly DemoPerson[],
): DemoActors {
  const working = new Map<string, Actor>();
  for (const person of [...staff, ...households.map(({ head }) => head)]) {
    for (const { organisationId, role } of person.memberships) {
      const actor: Actor = {
        personId: person.id,
        name: person.name,
        roles: [role, 'consumer'],
        organisationId,
      };
      if (!working.has(organisationId)) working.set(organisationId, actor);
    }
  }
  const buyers = new Map(consumers.map((person) => [person.id, person]));
  const of = (organisationId: string): Actor => {
    const actor = working.get(organisationId);
    if (!actor) throw new Error(`nobody works for ${organisationId}`);
    return actor;
  };
  return {
    of,
    driver: of(carrierId),
    buyer: (personId) => {
      const person = buyers.get(personId);
      if (!person) throw new Error(`${personId} buys nothing`);
      return { person, actor: { personId, name: person.name, roles: ['consumer'] } };
    },
  };
}
