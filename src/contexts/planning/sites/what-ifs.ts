import type { Call } from '#shared/call.ts';
import { isId } from '#shared/id.ts';
import type { Try, WhatIf } from './what-if.ts';

type NewWhatIf = Pick<WhatIf, 'id' | 'name' | 'kind' | 'terms' | 'ground' | 'before'>;

/** Nothing is written when the id is known. */
export async function insertWhatIf(call: Call, { terms, ground, before, ...row }: NewWhatIf): Promise<void> {
  await call.tx
    .insertInto('planning.whatIf')
    .values({
      ...row,
      countyId: call.county,
      terms: JSON.stringify(terms),
      ground: JSON.stringify(ground),
      before: JSON.stringify(before),
      madeAt: call.now,
      madeByName: call.actor.name,
    })
    .onConflict((conflict) => conflict.columns(['countyId', 'id']).doNothing())
    .execute();
}

export async function whatIfById(call: Call, id: string): Promise<WhatIf | undefined> {
  if (!isId(id)) return undefined;
  const row = await call.tx
    .selectFrom('planning.whatIf')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as unknown as WhatIf | undefined;
}

export async function lockWhatIf(call: Call, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const row = await call.tx
    .selectFrom('planning.whatIf')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function triesOf(call: Call, id: string): Promise<Try[]> {
  const rows = await call.tx
    .selectFrom('planning.whatIfTry')
    .select(['number', 'asked', 'outcome', 'triedAt', 'triedByName'])
    .where('countyId', '=', call.county)
    .where('whatIfId', '=', id)
    .orderBy('number')
    .execute();
  return rows as unknown as Try[];
}

export async function insertTry(
  call: Call,
  id: string,
  { number, asked, outcome }: Pick<Try, 'number' | 'asked' | 'outcome'>,
): Promise<void> {
  await call.tx
    .insertInto('planning.whatIfTry')
    .values({
      ...{ countyId: call.county, whatIfId: id, number },
      asked: JSON.stringify(asked),
      outcome: JSON.stringify(outcome),
      triedAt: call.now,
      triedByName: call.actor.name,
    })
    .execute();
}

export async function deleteTry(call: Call, id: string, number: number): Promise<void> {
  await call.tx
    .deleteFrom('planning.whatIfTry')
    .where('countyId', '=', call.county)
    .where('whatIfId', '=', id)
    .where('number', '=', number)
    .execute();
}

export async function setKept(call: Call, id: string, number: number | null): Promise<void> {
  await call.tx
    .updateTable('planning.whatIf')
    .set({
      keptTry: number,
      keptAt: number === null ? null : call.now,
      keptByName: number === null ? null : call.actor.name,
    })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

export interface WhatIfLine {
  readonly id: string;
  readonly name: string;
  readonly kind: WhatIf['kind'];
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly tries: number;
  readonly keptTry: number | null;
}

export async function whatIfs(
  call: Call,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly lines: WhatIfLine[]; readonly total: number }> {
  const own = call.tx.selectFrom('planning.whatIf').where('planning.whatIf.countyId', '=', call.county);
  const lines = await own
    .select(['id', 'name', 'kind', 'madeAt', 'madeByName', 'keptTry'])
    .select((query) =>
      query
        .selectFrom('planning.whatIfTry as t')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('t.countyId', '=', 'planning.whatIf.countyId')
        .whereRef('t.whatIfId', '=', 'planning.whatIf.id')
        .as('tries'),
    )
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await own.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { lines: lines as unknown as WhatIfLine[], total: Number(total) };
}
