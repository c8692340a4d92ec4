import type { Db } from '#shared/database.ts';
import type { Anchor } from './kernel/anchor.ts';

/** The county's newest anchor on a contract; undefined when there is none. */
export async function newestAnchor(db: Db, county: string, contract?: string): Promise<Anchor | undefined> {
  const row = await db
    .selectFrom('tracing.anchor')
    .selectAll()
    .where('countyId', '=', county)
    .$if(contract !== undefined, (query) => query.where('contract', '=', contract ?? ''))
    .orderBy('anchoredAt', 'desc')
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { origin, root, contract: address, publisher, tx } = row;
  const numbers = { size: Number(row.size), chainId: Number(row.chainId), block: Number(row.block) };
  return { origin, root, contract: address, publisher, tx, ...numbers, at: row.anchoredAt };
}

/** Keeps what the chain says was anchored; what is known already stays as it is. */
export async function keepAnchors(db: Db, county: string, anchors: readonly Anchor[]): Promise<void> {
  if (anchors.length === 0) return;
  await db
    .insertInto('tracing.anchor')
    .values(anchors.map(({ at, ...anchor }) => ({ countyId: county, anchoredAt: at, ...anchor })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
