import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';
import { gramsExpected } from './kernel/readings.ts';
import type { OrderLine } from './orders.ts';

/** What the scale showed for a line paid by weight, and what that changed. Shown to the buyer as it is. */
export interface Weighing {
  readonly orderId: string;
  readonly position: number;
  readonly expectedGrams: number;
  readonly actualGrams: number;
  /** Held less final. */
  readonly differenceFen: Fen;
  readonly personName: string;
  readonly helperName?: string;
  readonly at: Date;
  readonly pictureId?: string;
}

export async function insertWeighing(
  call: Call,
  weighing: {
    readonly orderId: string;
    readonly line: Pick<OrderLine, 'position' | 'terms' | 'quantity'>;
    readonly grams: number;
    readonly differenceFen: Fen;
    readonly pictureId?: string;
  },
): Promise<void> {
  const { orderId, line, grams, differenceFen, pictureId = null } = weighing;
  await call.tx
    .insertInto('ordering.weighing')
    .values({
      countyId: call.county,
      id: newId(call.now),
      orderId,
      position: line.position,
      expectedKg: decimal(gramsExpected(line.terms, line.quantity)),
      actualKg: decimal(grams),
      differenceFen,
      personName: call.actor.name,
      helperName: call.actor.helper?.name ?? null,
      at: call.now,
      pictureId,
    })
    .execute();
}

export async function weighingsOf(call: Call, orderIds: readonly string[]): Promise<Weighing[]> {
  if (orderIds.length === 0) return [];
  const rows = await call.tx
    .selectFrom('ordering.weighing')
    .select([
      'orderId',
      'position',
      'expectedKg',
      'actualKg',
      'differenceFen',
      'personName',
      'helperName',
      'at',
      'pictureId',
    ])
    .where('countyId', '=', call.county)
    .where('orderId', '=', among(orderIds))
    .orderBy('position')
    .execute();
  return rows.map(({ expectedKg, actualKg, helperName, pictureId, ...row }) => ({
    ...row,
    expectedGrams: milli(expectedKg),
    actualGrams: milli(actualKg),
    ...(helperName === null ? {} : { helperName }),
    ...(pictureId === null ? {} : { pictureId }),
  }));
}
