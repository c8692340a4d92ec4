import type { Call } from '#shared/call.ts';

export type TraderStatus = 'asked' | 'admitted' | 'turned-down' | 'ended';

/** Somebody who asked to buy from a seller's list. */
export interface Trader {
  readonly sellerId: string;
  readonly personId: string;
  /** As they call themselves or their business. */
  readonly name: string;
  readonly words: string;
  readonly status: TraderStatus;
  readonly askedAt: Date;
  readonly decidedAt: Date | null;
  readonly decidedByName: string | null;
}

function traderRows(call: Call) {
  return call.tx
    .selectFrom('selling.trader')
    .select(['sellerId', 'personId', 'name', 'words', 'status', 'askedAt', 'decidedAt', 'decidedByName'])
    .where('countyId', '=', call.county);
}

/** Those of a seller, who waits for an answer first. */
export async function tradersOf(call: Call, sellerId: string): Promise<Trader[]> {
  const rows = await traderRows(call).where('sellerId', '=', sellerId).orderBy('askedAt', 'desc').execute();
  return (rows as Trader[]).toSorted((a, b) => Number(b.status === 'asked') - Number(a.status === 'asked'));
}

/** What a person is to the sellers they asked. */
export async function sellersOfTrader(call: Call, personId: string): Promise<Trader[]> {
  return (await traderRows(call).where('personId', '=', personId).execute()) as Trader[];
}

export async function traderOf(
  call: Call,
  { sellerId, personId }: Pick<Trader, 'sellerId' | 'personId'>,
): Promise<Trader | undefined> {
  const row = await traderRows(call)
    .where('sellerId', '=', sellerId)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row as Trader | undefined;
}

/** Asks, or asks again after having been turned down; what stands otherwise stays. */
export async function insertTrader(
  call: Call,
  trader: Pick<Trader, 'sellerId' | 'personId' | 'name' | 'words'>,
): Promise<void> {
  const set = { name: trader.name, words: trader.words, status: 'asked' as const, askedAt: call.now };
  await call.tx
    .insertInto('selling.trader')
    .values({ countyId: call.county, ...trader, ...set })
    .onConflict((conflict) =>
      conflict
        .columns(['countyId', 'sellerId', 'personId'])
        .doUpdateSet({ ...set, decidedAt: null, decidedByName: null })
        .where('selling.trader.status', 'in', ['turned-down', 'ended']),
    )
    .execute();
}

export async function decideTraderRow(
  call: Call,
  { sellerId, personId }: Pick<Trader, 'sellerId' | 'personId'>,
  status: Exclude<TraderStatus, 'asked'>,
): Promise<void> {
  await call.tx
    .updateTable('selling.trader')
    .set({ status, decidedAt: call.now, decidedByName: call.actor.name })
    .where('countyId', '=', call.county)
    .where('sellerId', '=', sellerId)
    .where('personId', '=', personId)
    .execute();
}

export async function forgetTrader(call: Call, personId: string): Promise<void> {
  await call.tx
    .deleteFrom('selling.trader')
    .where('countyId', '=', call.county)
    .where('personId', '=', personId)
    .execute();
}
