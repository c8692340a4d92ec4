import type { Call } from '#shared/call.ts';
import { type Paper, papersAbout } from './papers.ts';

/** Every paper that speaks of a lot, whatever has become of it: public, as it stands on the lot's page. */
export function papersOfLot(
  call: Call,
  lot: {
    readonly id: string;
    readonly productCode: string;
    readonly producerId: string;
    readonly sellerId: string;
  },
): Promise<Paper[]> {
  return papersAbout(call, {
    lotIds: [lot.id],
    productCode: lot.productCode,
    holderIds: [...new Set([lot.producerId, lot.sellerId])],
  });
}
