import type { Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import type { Anchor } from './kernel/anchor.ts';

/** The county's newest anchor on a contract; undefined when there is none. */
export async function newestAnchor(db: Db, county: string, contract: string): Promise<Anchor | undefined> {
  const row = await selectAnchors(db, county).where('contract', '=', contract).limit(1).executeTakeFirst();
  return row && anchorOf(row);
}

/** The newest anchor of a log no larger than `size`; undefined when there is none. */
export async function newestAnchorUpTo(
  call: Call,
  origin: string,
  size: number,
): Promise<Anchor | undefined> {
  const row = await selectAnchors(call.tx, call.county)
    .where('origin', '=', origin)
    .where('size', '<=', size)
    .limit(1)
    .executeTakeFirst();
  return row && anchorOf(row);
}

function selectAnchors(db: Db | Call['tx'], county: string) {
  return db
    .selectFrom('tracing.anchor')
    .selectAll()
    .where('countyId', '=', county)
    .orderBy('anchoredAt', 'desc')
    .orderBy('size', 'desc');
}

type Row = Awaited<ReturnType<ReturnType<typeof selectAnchors>['execute']>>[number];

function anchorOf({ countyId: _, anchoredAt: at, ...row }: Row): Anchor {
  return { ...row, at };
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
