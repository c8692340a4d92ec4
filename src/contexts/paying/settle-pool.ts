import type { Call } from '#shared/call.ts';
import type { Fen } from '#shared/money.ts';
import { book } from './book.ts';

export interface PoolSettlement {
  /** Made by the caller: settled twice by it, it is booked once. */
  readonly id: string;
  /** What each carrier pays the others; below zero it is paid. They add up to zero. */
  readonly owed: readonly { readonly organisationId: string; readonly fen: Fen }[];
}

/** Books what carriers owe each other between their accounts; no money moves at a provider. Throws when it does not add up to zero. */
export async function settlePool(call: Call, { id, owed }: PoolSettlement): Promise<void> {
  const booked = await call.tx
    .selectFrom('paying.entry')
    .select('id')
    .where('countyId', '=', call.county)
    .where('kind', '=', 'pool')
    .where('sourceId', '=', id)
    .executeTakeFirst();
  if (booked) return;
  const off = owed.reduce((sum, { fen }) => sum + fen, 0);
  if (off !== 0) throw new Error(`a pool's settlement is off by ${off} fen`);
  const shares = owed
    .filter(({ fen }) => fen !== 0)
    .map(({ organisationId, fen }) => ({
      orderId: id,
      share: 'carrier' as const,
      organisationId,
      fen: -fen,
    }));
  if (shares.length === 0) return;
  await book(call, [{ kind: 'pool', sourceId: id, paymentId: id, at: call.now, shares }]);
}
