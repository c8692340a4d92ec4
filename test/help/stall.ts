import { addOffers, type Draft } from '#selling';
import type { Db } from '../../src/shared/database.ts';
import { newId } from '../../src/shared/id.ts';
import { must } from '../../src/shared/outcome.ts';
import { asCall, COUNTY, MORNING } from './county.ts';
import { layNetwork } from './network.ts';
import { KUMQUAT, type Orchard, plantOrchard } from './orchard.ts';

/** The orchard with a road: goods ordered on Monday morning (`MORNING`) are at the village point on Tuesday 2026-06-02. */
export async function openStall(db: Db): Promise<Orchard> {
  const orchard = await plantOrchard(db);
  await asCall(db, {}, layNetwork);
  return orchard;
}

export interface LotOnStall {
  readonly producerId: string;
  readonly productCode?: string;
  readonly grade?: string;
  readonly unit?: 'kg' | 'jin' | 'piece';
  readonly quantity: string;
  readonly harvestedAt?: Date;
  readonly goodUntil?: string;
  readonly certified?: boolean;
}

/** Puts lots into the store as they would be after harvest, with their certificates; answers their ids in order. */
export async function stockLots(db: Db, lots: readonly LotOnStall[]): Promise<string[]> {
  const rows = lots.map((lot) => ({ id: newId(), ...lot }));
  await db
    .insertInto('origin.lot')
    .values(
      rows.map(({ certified: _, quantity, ...row }) => ({
        countyId: COUNTY,
        code: `T-${row.id.slice(-12)}`.toUpperCase(),
        productCode: KUMQUAT,
        grade: 'first',
        unit: 'jin' as const,
        harvestedAt: MORNING,
        goodUntil: '2026-06-20',
        ...row,
        madeQuantity: quantity,
        quantity,
        madeBy: 'harvest' as const,
        personName: '陈大山',
        createdAt: MORNING,
      })),
    )
    .execute();
  const certified = rows.filter((row) => row.certified !== false);
  if (certified.length > 0) await certify(db, certified);
  return rows.map((row) => row.id);
}

async function certify(db: Db, lots: readonly (LotOnStall & { readonly id: string })[]): Promise<void> {
  await db
    .insertInto('origin.certificate')
    .values(
      lots.map(({ id, producerId, quantity, unit = 'jin' }) => ({
        countyId: COUNTY,
        id: newId(),
        number: `C-${id.slice(-12)}`,
        lotId: id,
        form: 'producer' as const,
        productName: '滑皮金桔',
        quantity,
        unit,
        originText: '测试县板榄镇木瓜村',
        issuerId: producerId,
        issuerName: '陈大山',
        contact: '+8610000000001',
        promise: '承诺',
        basis: ['self-test'],
        issuedAt: MORNING,
        personName: '陈大山',
        content: '承诺',
        sha256: 'a'.repeat(64),
      })),
    )
    .execute();
}

/** Kumquats by the jin, 3 at least; `differing` says otherwise. */
export function aDraft(sellerId: string, differing: Partial<Draft> = {}): Draft {
  return {
    id: newId(),
    sellerId,
    form: 'by-weight',
    productCode: KUMQUAT,
    grade: 'first',
    titleZh: '滑皮金桔 现摘',
    titleEn: 'Smooth-skin kumquats',
    priceFen: 1_080,
    priceUnit: 'jin',
    soldUnit: 'jin',
    step: 1_000,
    least: 3_000,
    most: 60_000,
    onFrom: '2026-01-01',
    onUntil: '2026-12-31',
    ...differing,
  };
}

/** Puts offers on sale as a seed does; answers their ids in order. */
export async function offer(db: Db, drafts: readonly Draft[]): Promise<string[]> {
  must(await asCall(db, {}, (call) => addOffers(call, { drafts })));
  return drafts.map((draft) => draft.id);
}
