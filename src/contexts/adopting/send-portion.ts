import { sql } from 'kysely';
import { type PrepaidPlaced, placePrepaid } from '#ordering';
import { releaseStock } from '#origin';
import type { Call } from '#shared/call.ts';
import { must, type Outcome, type Refusal } from '#shared/outcome.ts';
import { type Adoption, addEarned } from './adoptions.ts';
import type { PortionKept } from './harvests.ts';
import { unitsText } from './kernel/unit-kind.ts';
import type { Plan } from './plans.ts';

export interface ToSend {
  readonly adoption: Adoption;
  readonly plan: Plan;
  readonly lotId: string;
  readonly given: number;
  readonly valueFen: number;
}

type Came = Pick<PortionKept, 'state' | 'orderId' | 'orderNumber' | 'problem'>;

/**
 * Makes the delivery order of one adopter's part, whose stock is reserved. While nothing can carry it (its point is closed, or every departure is full) its stock is
 * kept and its money stays held; it is tried again when the adopter chooses another point, and every hour.
 */
export async function sendPortion(call: Call, part: ToSend): Promise<Came> {
  const { adoption, lotId, given, valueFen } = part;
  await sql`savepoint sending`.execute(call.tx);
  must(await releaseStock(call, [{ lotId, milli: given, channel: 'adoption' }]));
  const placed = await place(call, part);
  if (placed.ok) {
    await addEarned(call, adoption.id, valueFen);
    return { state: 'ordered', orderId: placed.value.id, orderNumber: placed.value.number, problem: null };
  }
  await sql`rollback to savepoint sending`.execute(call.tx);
  return { state: 'waiting', orderId: null, orderNumber: null, problem: placed.refusal.code };
}

function place(
  call: Call,
  { adoption, plan, lotId, given, valueFen }: ToSend,
): Promise<Outcome<PrepaidPlaced, Refusal>> {
  const { id, holderId, holderName, holderPhone, lang, nodeId, units, plates, agreed } = adoption;
  const { kind, pieceGrams } = plan.terms;
  const named = plates.length <= 3 ? plates.join('、') : undefined;
  return placePrepaid(call, {
    checkoutId: id,
    heldFor: id,
    sellerId: plan.sellerId,
    channel: 'adoption',
    buyer: { name: holderName, phone: holderPhone, personId: holderId, lang },
    nodeId,
    lotId,
    milli: given,
    pieceGrams,
    valueFen,
    offerId: plan.id,
    titleZh: `认养收成：${agreed.productZh}（${named ?? unitsText(units, kind, 'zh')}）`,
    titleEn: `Adopted harvest: ${agreed.productEn} (${named ?? unitsText(units, kind, 'en')})`,
  });
}
