import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import type { Fen } from '#shared/money.ts';
import { announce } from '#shared/outbox.ts';

/** What goes out to a platform, sent until it is answered. */
export interface Push {
  readonly id: string;
  readonly platform: string;
  readonly sku: string;
  readonly kind: 'stock' | 'terms';
  readonly packs: number | null;
  readonly packFen: Fen | null;
  readonly freightFen: Fen | null;
  readonly number: number;
  readonly madeAt: Date;
  readonly answeredAt: Date | null;
}

type At = Pick<Push, 'platform' | 'sku'>;

/** Writes down that so many packs more may be sold, or are called back, and has it sent once this commits. */
export async function pushStock(call: Call, { platform, sku }: At, packs: number): Promise<void> {
  await insertPush(call, { platform, sku, kind: 'stock', packs });
}

export async function pushTerms(
  call: Call,
  { platform, sku }: At,
  { packFen, freightFen }: { packFen: Fen; freightFen: Fen },
): Promise<void> {
  await insertPush(call, { platform, sku, kind: 'terms', packFen, freightFen });
}

async function insertPush(
  call: Call,
  { platform, sku, ...push }: At & { kind: Push['kind']; packs?: number; packFen?: Fen; freightFen?: Fen },
): Promise<void> {
  const pushId = newId(call.now);
  await call.tx
    .insertInto('channels.push')
    .values({ countyId: call.county, id: pushId, platform, sku, ...push, madeAt: call.now })
    .execute();
  await announce(call, 'push-made', { pushId });
}

export async function pushById(call: Call, id: string): Promise<Push | undefined> {
  return pushRows(call).where('id', '=', id).executeTakeFirst();
}

/** What a platform has not answered yet. */
export async function openPushes(call: Call, platform: string): Promise<Push[]> {
  return pushRows(call)
    .where('platform', '=', platform)
    .where('answeredAt', 'is', null)
    .orderBy('number')
    .execute();
}

/** False when it was answered before. */
export async function markAnswered(call: Call, id: string, gave: number | null): Promise<boolean> {
  const row = await call.tx
    .updateTable('channels.push')
    .set({ answeredAt: call.now, gave })
    .where('countyId', '=', call.county)
    .where('id', '=', id)
    .where('answeredAt', 'is', null)
    .executeTakeFirst();
  return row.numUpdatedRows === 1n;
}

function pushRows(call: Call) {
  return call.tx
    .selectFrom('channels.push')
    .select([
      'id',
      'platform',
      'sku',
      'kind',
      'packs',
      'packFen',
      'freightFen',
      'number',
      'madeAt',
      'answeredAt',
    ])
    .where('countyId', '=', call.county);
}
