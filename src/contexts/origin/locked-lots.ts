import { sql } from 'kysely';
import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import type { Day } from '#shared/instant.ts';
import { decimal, type Unit } from '#shared/quantity.ts';
import type { Change, Stock } from './kernel/stock.ts';
import { type LotStatus, stockOf } from './lots.ts';

/** What deciding about a lot needs, read under its lock. */
export interface LockedLot extends Stock {
  readonly id: string;
  readonly code: string;
  readonly gtin: string;
  readonly productCode: string;
  readonly grade: string;
  readonly producerId: string;
  readonly unit: Unit;
  readonly harvestedAt: Date;
  readonly goodUntil: Day;
  readonly status: LotStatus;
  readonly certificateRequired: boolean;
  readonly certificateId: string | undefined;
}

/**
 * Locks lots until the transaction ends, in id order whatever the order asked, so that two transactions that want the same lots
 * wait for each other in line and never in a ring.
 */
export async function lockLots(call: Call, ids: readonly string[]): Promise<Map<string, LockedLot>> {
  const rows = await call.tx
    .selectFrom('origin.lot as l')
    .innerJoin('origin.product as p', (join) =>
      join.onRef('p.countyId', '=', 'l.countyId').onRef('p.code', '=', 'l.productCode'),
    )
    .select((eb) => [
      'l.id',
      'l.code',
      'p.gtin',
      'l.productCode',
      'l.grade',
      'l.producerId',
      'l.unit',
      'l.quantity',
      'l.reserved',
      'l.sold',
      'l.allotted',
      'l.harvestedAt',
      'l.goodUntil',
      'l.status',
      'p.certificateRequired',
      eb
        .selectFrom('origin.certificate as c')
        .select('c.id')
        .whereRef('c.countyId', '=', 'l.countyId')
        .whereRef('c.lotId', '=', 'l.id')
        .where('c.voidedAt', 'is', null)
        .as('certificateId'),
    ])
    .where('l.countyId', '=', call.county)
    .where('l.id', '=', among(ids))
    .orderBy('l.id')
    .forUpdate('l')
    .execute();
  return new Map(
    rows.map((row) => [row.id, { ...row, ...stockOf(row), certificateId: row.certificateId ?? undefined }]),
  );
}

/** Moves the stock numbers of lots that are locked. The database refuses a sum that does not work out, whoever asks. */
export async function moveStock(
  call: Call,
  moves: readonly { readonly lotId: string; readonly change: Change }[],
): Promise<void> {
  if (moves.length === 0) return;
  const column = (pick: (change: Change) => number) => moves.map(({ change }) => decimal(pick(change)));
  await sql`
    update origin.lot l
    set quantity = l.quantity + m.quantity, reserved = l.reserved + m.reserved, sold = l.sold + m.sold
    from unnest(
      ${moves.map((move) => move.lotId)}::uuid[],
      ${column((change) => change.quantity)}::numeric[],
      ${column((change) => change.reserved)}::numeric[],
      ${column((change) => change.sold)}::numeric[]
    ) as m(lot_id, quantity, reserved, sold)
    where l.county_id = ${call.county} and l.id = m.lot_id`.execute(call.tx);
}
