import type { Call } from '#shared/call.ts';

export const relations = ['relative', 'neighbour', 'station-keeper', 'coop-staff'] as const;
export type Relation = (typeof relations)[number];

/** An elder's standing word that someone may act for them, as either of the two sees it. */
export interface Consent {
  readonly id: string;
  readonly elder: { readonly id: string; readonly name: string };
  readonly helper: { readonly id: string; readonly name: string };
  readonly relation: Relation;
  /** `self`: on the elder's own sign-in; `code`: by a code sent to their phone. */
  readonly given: 'self' | 'code';
  readonly grantedAt: Date;
}

/** Standing consents with these persons on one side or the other, newest first. */
export async function consents(
  call: Call,
  sides: { readonly id?: string; readonly elderId?: string; readonly helperId?: string },
): Promise<Consent[]> {
  const rows = await call.tx
    .selectFrom('people.helperConsent as c')
    .innerJoin('people.person as e', (join) =>
      join.onRef('e.countyId', '=', 'c.countyId').onRef('e.id', '=', 'c.elderId'),
    )
    .innerJoin('people.person as h', (join) =>
      join.onRef('h.countyId', '=', 'c.countyId').onRef('h.id', '=', 'c.helperId'),
    )
    .select(['c.id', 'c.elderId', 'e.name as elderName', 'c.helperId', 'h.name as helperName'])
    .select(['c.relation', 'c.given', 'c.grantedAt'])
    .where('c.countyId', '=', call.county)
    .where('c.revokedAt', 'is', null)
    .$if(sides.id !== undefined, (query) => query.where('c.id', '=', sides.id ?? ''))
    .$if(sides.elderId !== undefined, (query) => query.where('c.elderId', '=', sides.elderId ?? ''))
    .$if(sides.helperId !== undefined, (query) => query.where('c.helperId', '=', sides.helperId ?? ''))
    .orderBy('c.grantedAt', 'desc')
    .execute();
  return rows.map(({ elderId, elderName, helperId, helperName, ...row }) => ({
    ...row,
    elder: { id: elderId, name: elderName },
    helper: { id: helperId, name: helperName },
  }));
}

export interface NewConsent {
  readonly id: string;
  readonly elderId: string;
  readonly helperId: string;
  readonly relation: Relation;
  readonly given: 'self' | 'code';
}

/** Where one stands already, it stays as it is. */
export async function insertConsent(call: Call, consent: NewConsent): Promise<void> {
  await call.tx
    .insertInto('people.helperConsent')
    .values({ countyId: call.county, grantedAt: call.now, ...consent })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function revokeConsents(
  call: Call,
  which: { readonly id: string } | { readonly personId: string },
): Promise<void> {
  await call.tx
    .updateTable('people.helperConsent')
    .set({ revokedAt: call.now })
    .where('countyId', '=', call.county)
    .where('revokedAt', 'is', null)
    .where((eb) =>
      'id' in which
        ? eb('id', '=', which.id)
        : eb.or([eb('elderId', '=', which.personId), eb('helperId', '=', which.personId)]),
    )
    .execute();
}
