import { connectPlatform, listOutside } from '#channels';
import { nodesOf } from '#delivery';
import { freeOf, lotsForSale, moveAllotment, setAllotment } from '#origin';
import { type Offer, offersOnSale } from '#selling';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';

export interface Stall {
  readonly sellerId: string;
  readonly apiUrl: string;
  readonly hookUrl: string;
  readonly key: string;
}

export const STALL = 'market';
const LISTED = 3;

/** Gives a seller a stall on the simulated marketplace: a few offers in packs, with a fifth of their newest lots set aside for it. */
export async function openStall(call: Call, { sellerId, ...doors }: Stall): Promise<void> {
  const [node] = await nodesOf(call);
  if (!node) return;
  must(
    await connectPlatform(call, {
      ...{ code: STALL, nameZh: '模拟集市（演示）', nameEn: 'Simulated marketplace (demo)' },
      ...{ sellerId, nodeId: node.id, ...doors },
    }),
  );
  const { ripe } = await offersOnSale(call, { each: 20 });
  const own = ripe
    .map(({ offer }) => offer)
    .filter(
      (offer) => offer.sellerId === sellerId && (offer.form === 'by-weight' || offer.form === 'by-piece'),
    );
  for (const offer of own.slice(0, LISTED)) {
    const packMilli = Math.max(offer.least, offer.step);
    must(await listOutside(call, { platform: STALL, offerId: offer.id, packMilli }));
    await setAside(call, offer);
  }
}

async function setAside(call: Call, { sellerId, productCode, grade = '' }: Offer): Promise<void> {
  const lots = await lotsForSale(call, {
    seller: sellerId,
    product: productCode,
    grade,
    goodOn: dayOf(call.now),
  });
  const lot = lots.at(-1);
  const fifth = lot ? Math.floor(freeOf(lot) / 5_000) * 1_000 : 0;
  if (!lot || fifth === 0) return;
  const amount = { milli: fifth, unit: lot.unit };
  const to = { id: newId(call.now), lotId: lot.id, from: 'shop', amount } as const;
  must(await moveAllotment(call, { ...to, to: `platform:${STALL}` }));
  must(await moveAllotment(call, { ...to, id: newId(call.now), to: 'live' }));
  must(await setAllotment(call, { lotId: lot.id, channel: 'wholesale', kind: 'floating', shareBp: 2_000 }));
}
