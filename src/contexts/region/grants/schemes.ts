import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import type { SchemeKind, StageRule } from '../kernel/grants/grant.ts';

/** What can be applied for. */
export interface Scheme {
  readonly id: string;
  readonly kind: SchemeKind;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly aboutZh: string;
  readonly aboutEn: string;
  /** What must be shown, in both languages. */
  readonly criteria: readonly (readonly [zh: string, en: string])[];
  readonly stages: readonly StageRule[];
  readonly mostFen: Fen;
  /** Of a project: the published plan it comes from. */
  readonly planId: string | undefined;
  readonly closed: boolean;
}

function kept(call: Call) {
  return call.tx.selectFrom('region.grantScheme').selectAll().where('countyId', '=', call.county);
}

export async function schemeById(call: Call, id: string): Promise<Scheme | undefined> {
  if (!isId(id)) return undefined;
  const row = await kept(call).where('id', '=', id).executeTakeFirst();
  return row && schemeOf(row);
}

export async function schemes(call: Call): Promise<readonly Scheme[]> {
  const rows = await kept(call).orderBy('madeAt', 'desc').orderBy('id').limit(100).execute();
  return rows.map(schemeOf);
}

/** False when the id is known: nothing was written. */
export async function insertScheme(call: Call, scheme: Omit<Scheme, 'closed'>): Promise<boolean> {
  const { criteria, stages, planId, ...plain } = scheme;
  const result = await call.tx
    .insertInto('region.grantScheme')
    .values({
      ...plain,
      countyId: call.county,
      criteria: JSON.stringify(criteria),
      stages: JSON.stringify(stages),
      planId: planId ?? null,
      madeAt: call.now,
      madeByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function saveClosed(call: Call, id: string): Promise<void> {
  await call.tx
    .updateTable('region.grantScheme')
    .set({ closedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

function schemeOf(row: {
  id: string;
  kind: string;
  titleZh: string;
  titleEn: string;
  aboutZh: string;
  aboutEn: string;
  criteria: unknown;
  stages: unknown;
  mostFen: number;
  planId: string | null;
  closedAt: Date | null;
}): Scheme {
  const { criteria, stages, planId, closedAt, kind, ...plain } = row;
  return {
    ...plain,
    kind: kind as SchemeKind,
    criteria: criteria as Scheme['criteria'],
    stages: stages as readonly StageRule[],
    planId: planId ?? undefined,
    closed: closedAt !== null,
  };
}
