import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';

export interface Basket {
  readonly id: string;
  readonly personId: string | null;
  /** In the order they were put in; `milli` in thousandths of the offer's sold unit. */
  readonly lines: readonly BasketLine[];
}

export interface BasketLine {
  readonly offerId: string;
  readonly milli: number;
}

/** The basket a caller may use by its id: a person's own, or one without a person. */
export async function basketById(call: Call, id: string): Promise<Basket | undefined> {
  return read(call, (rows) =>
    rows
      .where('id', '=', id)
      .where((eb) =>
        eb.or([
          eb('personId', 'is', null),
          ...(call.actor.personId ? [eb('personId', '=', call.actor.personId)] : []),
        ]),
      ),
  );
}

export async function basketOfPerson(call: Call, personId: string): Promise<Basket | undefined> {
  return read(call, (rows) => rows.where('personId', '=', personId));
}

/** Locks a basket until the transaction ends: two tabs that order the same basket come one after the other. */
export async function lockBasket(call: Call, id: string): Promise<void> {
  await call.tx
    .selectFrom('ordering.basket')
    .select('id')
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .forUpdate()
    .execute();
}

export async function insertBasket(call: Call, id: string, personId: string | null): Promise<void> {
  await call.tx
    .insertInto('ordering.basket')
    .values({ countyId: call.county, id, personId, createdAt: call.now, changedAt: call.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Puts so much of an offer into the basket, in the place of what was there of it. */
export async function putLine(call: Call, basketId: string, line: BasketLine): Promise<void> {
  const quantity = decimal(line.milli);
  await call.tx
    .insertInto('ordering.basketLine')
    .values({ countyId: call.county, basketId, offerId: line.offerId, quantity, addedAt: call.now })
    .onConflict((conflict) => conflict.columns(['countyId', 'basketId', 'offerId']).doUpdateSet({ quantity }))
    .execute();
  await touch(call, basketId, {});
}

export async function removeLines(call: Call, basketId: string, offerIds: readonly string[]): Promise<void> {
  if (offerIds.length === 0) return;
  await call.tx
    .deleteFrom('ordering.basketLine')
    .where('countyId', '=', call.county)
    .where('basketId', '=', basketId)
    .where('offerId', 'in', [...offerIds])
    .execute();
  await touch(call, basketId, {});
}

export async function giveToPerson(call: Call, basketId: string, personId: string): Promise<void> {
  await touch(call, basketId, { personId });
}

/** Moves a basket's lines into another and removes it. What is in both stays as it was put in last. */
export async function mergeInto(call: Call, from: Basket, into: Basket): Promise<void> {
  await sql`
    insert into ordering.basket_line as mine (county_id, basket_id, offer_id, quantity, added_at)
    select county_id, ${into.id}, offer_id, quantity, added_at from ordering.basket_line
    where county_id = ${call.county} and basket_id = ${from.id}
    order by place
    on conflict (county_id, basket_id, offer_id) do update
      set quantity = excluded.quantity, added_at = excluded.added_at where excluded.added_at > mine.added_at
  `.execute(call.tx);
  await call.tx
    .deleteFrom('ordering.basket')
    .where('countyId', '=', call.county)
    .where('id', '=', from.id)
    .execute();
  await touch(call, into.id, {});
}

async function touch(call: Call, id: string, set: { personId?: string }): Promise<void> {
  await call.tx
    .updateTable('ordering.basket')
    .set({ ...set, changedAt: call.now })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .execute();
}

type Rows = ReturnType<typeof basketRows>;

async function read(call: Call, choose: (rows: Rows) => Rows): Promise<Basket | undefined> {
  const basket = await choose(basketRows(call)).executeTakeFirst();
  if (!basket) return undefined;
  const lines = await call.tx
    .selectFrom('ordering.basketLine')
    .select(['offerId', 'quantity'])
    .where('countyId', '=', call.county)
    .where('basketId', '=', basket.id)
    .orderBy('place')
    .execute();
  return { ...basket, lines: lines.map(({ offerId, quantity }) => ({ offerId, milli: milli(quantity) })) };
}

function basketRows(call: Call) {
  return call.tx.selectFrom('ordering.basket').select(['id', 'personId']).where('countyId', '=', call.county);
}
