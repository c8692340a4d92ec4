import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { decimal, milli } from '#shared/quantity.ts';

/** What a grower weighed or found short of their own goods in an order, until it is packed. */
export interface LineEntry {
  readonly orderId: string;
  readonly position: number;
  readonly packedMilli: number;
  readonly grams?: number;
  readonly organisationId: string;
  readonly personName: string;
  readonly helperName?: string;
  readonly at: Date;
  readonly pictureId?: string;
}

/** Said again, it is what was said last; a photo stays until there is another. */
export async function saveLineEntry(
  call: Call,
  entry: Omit<LineEntry, 'personName' | 'helperName' | 'at'>,
): Promise<void> {
  const { orderId, position, packedMilli, grams, organisationId, pictureId } = entry;
  const said = {
    packed: decimal(packedMilli),
    kg: grams === undefined ? null : decimal(grams),
    organisationId,
    personName: call.actor.name,
    helperName: call.actor.helper?.name ?? null,
    at: call.now,
    ...(pictureId === undefined ? {} : { pictureId }),
  };
  await call.tx
    .insertInto('ordering.lineEntry')
    .values({ countyId: call.county, orderId, position, ...said })
    .onConflict((conflict) => conflict.columns(['countyId', 'orderId', 'position']).doUpdateSet(said))
    .execute();
}

export async function lineEntriesOf(call: Call, orderIds: readonly string[]): Promise<LineEntry[]> {
  if (orderIds.length === 0) return [];
  const rows = await call.tx
    .selectFrom('ordering.lineEntry')
    .selectAll()
    .where('countyId', '=', call.county)
    .where('orderId', '=', among(orderIds))
    .orderBy('orderId')
    .orderBy('position')
    .execute();
  return rows.map(({ countyId: _, packed, kg, helperName, pictureId, ...row }) => ({
    ...row,
    packedMilli: milli(packed),
    ...(kg === null ? {} : { grams: milli(kg) }),
    ...(helperName === null ? {} : { helperName }),
    ...(pictureId === null ? {} : { pictureId }),
  }));
}
