import { type OrderedLine, orderedLines } from '#ordering';
import { type Lot, lotsByIds } from '#origin';
import { noticeStates } from '#people';
import { type Call, may } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { type Found, places } from './kernel/found.ts';
import { type MadeElsewhere, madeElsewhere } from './made-elsewhere.ts';
import { linesOfRecall, lotIdsOf, type Recall, type RecalledLine, recallByNumber } from './recalls.ts';
import { type RecallRefusal, refuse } from './refusals.ts';
import { rights } from './rights.ts';

/** A line of a recall, as it was found, with its order as it is today. */
export interface FiledLine extends RecalledLine, Omit<OrderedLine, 'orderId' | 'position'> {
  readonly lotCode: string;
  readonly noticeSentAt: Date | null;
  readonly noticeFailed: string | null;
}

export interface RecallFile {
  readonly recall: Recall;
  /** The lots that were called back; none when only a vehicle's parcels were. */
  readonly lots: readonly Lot[];
  readonly lines: readonly FiledLine[];
  /** What was made of these lots elsewhere, by all that is on record now. */
  readonly elsewhere: readonly MadeElsewhere[];
  /** Orders by where their goods were found. */
  readonly orders: Readonly<Record<Found, number>>;
}

/**
 * Everything about a recall. Sellers and growers see the lots and lines that are theirs, and only of recalls that touch them. Refuses
 * `recall.not-allowed`, `recall.unknown`.
 */
export async function recallFile(call: Call, number: string): Promise<Outcome<RecallFile, RecallRefusal>> {
  if (!may(call.actor, rights['see-recalls'])) return refuse('recall.not-allowed');
  const recall = await recallByNumber(call, number);
  if (!recall) return refuse('recall.unknown');
  const recalled = await linesOfRecall(call, recall.id);
  const lotIds = await lotIdsOf(call, recall.id);
  const known = new Map(
    (await lotsByIds(call, [...new Set([...lotIds, ...recalled.map(({ lotId }) => lotId)])])).map((lot) => [
      lot.id,
      lot,
    ]),
  );
  const mine = (lotId: string) => {
    const lot = known.get(lotId);
    return lot !== undefined && sees(call, lot);
  };
  const lots = lotIds.filter(mine).flatMap((id) => known.get(id) ?? []);
  const lines = await filed(
    call,
    recalled.filter(({ lotId }) => mine(lotId)),
    known,
  );
  if (lots.length === 0 && lines.length === 0 && !may(call.actor, rights.recall))
    return refuse('recall.unknown');
  return ok({
    recall,
    lots,
    lines,
    elsewhere: await madeElsewhere(call, lots),
    orders: countOrders(lines),
  });
}

function sees({ actor }: Call, lot: Lot): boolean {
  if (may(actor, rights.recall)) return true;
  const own = actor.organisationId;
  return own !== undefined && (own === lot.sellerId || own === lot.producerId);
}

async function filed(
  call: Call,
  lines: readonly RecalledLine[],
  lots: ReadonlyMap<string, Lot>,
): Promise<FiledLine[]> {
  const orders = await orderedLines(call, [...new Set(lines.map(({ orderId }) => orderId))]);
  const ordered = new Map(orders.map((line) => [`${line.orderId} ${line.position}`, line]));
  const states = await noticeStates(
    call,
    lines.flatMap(({ noticeId }) => noticeId ?? []),
  );
  const notices = new Map(states.map((state) => [state.id, state]));
  return lines
    .flatMap((line) => {
      const order = ordered.get(`${line.orderId} ${line.position}`);
      const notice = notices.get(line.noticeId ?? '');
      if (!order) return [];
      const { sentAt: noticeSentAt = null, failed: noticeFailed = null } = notice ?? {};
      return [{ ...order, ...line, lotCode: lots.get(line.lotId)?.code ?? '', noticeSentAt, noticeFailed }];
    })
    .toSorted((a, b) => a.number.localeCompare(b.number) || a.position - b.position);
}

function countOrders(lines: readonly FiledLine[]): Record<Found, number> {
  const counts = places.map((place) => {
    const orders = lines.filter(({ found }) => found === place).map(({ orderId }) => orderId);
    return [place, new Set(orders).size] as const;
  });
  return Object.fromEntries(counts) as Record<Found, number>;
}
