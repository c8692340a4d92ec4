import type { Db } from '#shared/database.ts';
import { seconds, sign } from '#shared/signature.ts';
import type { SandboxRefund, Trade } from './trades.ts';

/** How the provider tells of a payment: what real ones have been seen to do. */
export const manners = ['prompt', 'late', 'thrice', 'never', 'again-at-last'] as const;
export type Manner = (typeof manners)[number];

const delaysMs: Record<Manner, readonly number[]> = {
  prompt: [0],
  late: [4_000],
  thrice: [0, 300, 900],
  never: [],
  'again-at-last': [0, 15_000],
};

const TRIES = 10;

export function paidNotice(trade: Trade, at: Date) {
  return {
    kind: 'paid',
    id: `n-${trade.reference}`,
    paymentId: trade.paymentId,
    reference: trade.reference,
    amountFen: trade.amountFen,
    at: at.toISOString(),
  };
}

export function refundedNotice(refund: SandboxRefund) {
  return {
    kind: 'refunded',
    id: `n-${refund.reference}`,
    refundId: refund.refundId,
    reference: refund.reference,
    amountFen: refund.amountFen,
    at: refund.refundedAt.toISOString(),
  };
}

/** Puts a notice in the post, as often and as late as the manner says. */
export async function post(db: Db, url: string, notice: { id: string }, manner: Manner): Promise<void> {
  const posted = Date.now();
  const rows = delaysMs[manner].map((delay, round) => ({
    id: notice.id,
    round,
    url,
    body: JSON.stringify(notice),
    dueAt: new Date(posted + delay),
  }));
  if (rows.length === 0) return;
  await db
    .insertInto('sandboxPay.notice')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Delivers due notices until stopped. A notice not answered with 2xx is due again after 1, 2, 4 … s, at most ten times.
 * What was in the post before a crash is delivered after it.
 */
export function deliverNotices(db: Db, key: string, clock: () => Date): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const done = (async () => {
    while (!stopping.signal.aborted) {
      const delivered = await deliverDue(db, key, clock, stopping.signal).catch(() => 0);
      if (delivered === 0) await pause(250, stopping.signal);
    }
  })();
  return {
    stop: () => {
      stopping.abort();
      return done;
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

async function deliverDue(db: Db, key: string, clock: () => Date, stopping: AbortSignal): Promise<number> {
  const due = await db
    .selectFrom('sandboxPay.notice')
    .selectAll()
    .where('deliveredAt', 'is', null)
    .where('tries', '<', TRIES)
    .where('dueAt', '<=', new Date())
    .orderBy('dueAt')
    .limit(50)
    .execute();
  for (const notice of due) {
    const delivered = await deliver(notice.url, notice.body, { key, now: clock(), stopping });
    await db
      .updateTable('sandboxPay.notice')
      .set({
        tries: notice.tries + 1,
        deliveredAt: delivered ? new Date() : null,
        dueAt: new Date(Date.now() + 1_000 * 2 ** notice.tries),
      })
      .where('id', '=', notice.id)
      .where('round', '=', notice.round)
      .execute();
  }
  return due.length;
}

async function deliver(
  url: string,
  body: string,
  { key, now, stopping }: { key: string; now: Date; stopping: AbortSignal },
): Promise<boolean> {
  const at = seconds(now);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'pay-at': String(at), 'pay-sign': sign(key, at, body) },
      body,
      signal: AbortSignal.any([stopping, AbortSignal.timeout(10_000)]),
    });
    return response.ok;
  } catch {
    return false;
  }
}
