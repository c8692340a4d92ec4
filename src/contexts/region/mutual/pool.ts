import { recordHelpedAct } from '#people';
import { type Call, may } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { rights } from '../rights.ts';
import { refuseMutual } from './mutual-refusals.ts';

/** Who lends, and how much at most is out at a time. */
export interface Pool {
  readonly lenderId: string;
  readonly limitFen: Fen;
}

export async function poolOf(call: Call): Promise<Pool | undefined> {
  return call.tx
    .selectFrom('region.creditPool')
    .select(['lenderId', 'limitFen'])
    .where('countyId', '=', call.county)
    .executeTakeFirst();
}

/** Says who lends to the county’s households, and how much. */
export async function setPool(
  call: Call,
  { lenderId, limitFen }: { readonly lenderId: string; readonly limitFen: Fen | undefined },
): Promise<Outcome<undefined>> {
  if (!may(call.actor, rights['decide-advances'])) return refuseMutual('region.credit-not-allowed');
  if (limitFen === undefined || limitFen < 0) return refuseMutual('region.pool-without-amount');
  const lender = await call.tx
    .selectFrom('people.vOrganisation')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', lenderId)
    .where('kind', '<>', 'household')
    .executeTakeFirst();
  if (!lender) return refuseMutual('region.no-household');
  const row = { lenderId, limitFen, setAt: call.now, setByName: call.actor.name };
  await call.tx
    .insertInto('region.creditPool')
    .values({ countyId: call.county, ...row })
    .onConflict((conflict) => conflict.column('countyId').doUpdateSet(row))
    .execute();
  await recordHelpedAct(call, 'decide-advances', String(limitFen));
  return ok();
}
