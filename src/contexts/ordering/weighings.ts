import { among } from '#shared/among.ts';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { decimal, milli } from '#shared/quantity.ts';

/** What the scale showed for a line paid by weight, and what that changed. Shown to the buyer as it is. */
export interface Weighing {
  readonly orderId: string;
  readonly position: number;
  readonly expectedGrams: number;
  readonly actualGrams: number;
  /** Held less final. */
  readonly differenceFen: Fen;
  /** What it came to beyond what was held. */
  readonly beyondFen: Fen;
  readonly personName: string;
  readonly helperName?: string;
  readonly at: Date;
  readonly pictureId?: string;
}

export async function insertWeighing(
  call: Call,
  weighing: {
    readonly orderId: string;
    readonly position: number;
    readonly expectedGrams: number;
    readonly grams: number;
    readonly differenceFen: Fen;
    readonly beyondFen: Fen;
    readonly pictureId?: string | undefined;
    /** Who weighed it, where that is not who packs it. */
    readonly by?: { readonly personName: string; readonly helperName?: string } | undefined;
  },
): Promise<void> {
  const { orderId, position, expectedGrams, grams, differenceFen, beyondFen, pictureId = null } = weighing;
  const { actor } = call;
  const by = weighing.by ?? {
    personName: actor.name,
    ...(actor.helper ? { helperName: actor.helper.name } : {}),
  };
  await call.tx
    .insertInto('ordering.weighing')
    .values({
      countyId: call.county,
      id: newId(call.now),
      orderId,
      position,
      expectedKg: decimal(expectedGrams),
      actualKg: decimal(grams),
      differenceFen,
      beyondFen,
      personName: by.personName,
      helperName: by.helperName ?? null,
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
      'beyondFen',
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
