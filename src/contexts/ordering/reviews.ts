import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';

/** What a buyer says of a line, shown with the offer and the lot. */
export interface Review {
  readonly orderId: string;
  readonly position: number;
  readonly lotId?: string;
  readonly offerId: string;
  readonly stars: number;
  readonly words: string;
  /** As everyone sees it: the first character only. */
  readonly name: string;
  readonly writtenAt: Date;
}

/** Writes a review; a line reviewed before keeps its first. */
export async function insertReview(call: Call, review: Omit<Review, 'writtenAt'>): Promise<void> {
  await call.tx
    .insertInto('ordering.review')
    .values({ countyId: call.county, writtenAt: call.now, ...review })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function reviewsOfOrders(call: Call, orderIds: readonly string[]): Promise<Review[]> {
  if (orderIds.length === 0) return [];
  return read(call, (rows) => rows.where('orderId', '=', among(orderIds)).orderBy('position'));
}

/** The latest reviews of an offer. */
export async function reviewsOfOffer(call: Call, offerId: string, limit: number): Promise<Review[]> {
  return read(call, (rows) => rows.where('offerId', '=', offerId).orderBy('writtenAt', 'desc').limit(limit));
}

/** The latest reviews of a lot, wherever it was sold. */
export async function reviewsOfLot(call: Call, lotId: string, limit: number): Promise<Review[]> {
  return read(call, (rows) => rows.where('lotId', '=', lotId).orderBy('writtenAt', 'desc').limit(limit));
}

type Rows = ReturnType<typeof reviewRows>;

async function read(call: Call, choose: (rows: Rows) => Rows): Promise<Review[]> {
  const rows = await choose(reviewRows(call)).execute();
  return rows.map(({ lotId, ...row }) => ({ ...row, ...(lotId === null ? {} : { lotId }) }));
}

function reviewRows(call: Call) {
  return call.tx
    .selectFrom('ordering.review')
    .select(['orderId', 'position', 'lotId', 'offerId', 'stars', 'words', 'name', 'writtenAt'])
    .where('countyId', '=', call.county);
}
