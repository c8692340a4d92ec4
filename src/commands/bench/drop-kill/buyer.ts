import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../../shared/id.ts';
import type { Wanted } from '../drop/crowd.ts';
import { sent } from './sent.ts';

/** What a buyer was told for good. */
export interface Answered {
  readonly checkoutId: string;
  readonly wanted: Wanted;
  /** Undefined: there was nothing left. */
  readonly order: { readonly id: string; readonly totalFen: number; readonly paymentId: string } | undefined;
}

const NOTHING_LEFT = new Set(['selling.sold-out', 'selling.not-enough', 'ordering.others-wait']);
const AGAIN_MS = 40;

/**
 * Wants one of something, asks whichever server answers until it was told yes or no, and twice at once when impatient: the same checkout
 * through two servers.
 */
export async function buy(
  ports: readonly number[],
  wanted: Wanted,
  { number, impatient, mustEnd }: { number: number; impatient: boolean; mustEnd(last: string): void },
): Promise<Answered> {
  const checkoutId = newId();
  const phone = `138${String(number % 100_000_000).padStart(8, '0')}`;
  const form = { ...wanted, checkoutId, quantity: '1', name: '李小红', phone };
  const ask = async (first: number): Promise<Answered['order']> => {
    let { agreedDay } = wanted;
    for (let turn = first; ; ) {
      const port = ports[turn % ports.length] ?? 0;
      const body = JSON.stringify({ ...form, agreedDay });
      const answer = await sent({ port, path: '/api/orders/at-once', body });
      if (answer?.status === 200) return orderIn(answer.said);
      const code = String(answer?.said.code ?? answer?.status ?? 'no answer');
      if (NOTHING_LEFT.has(code)) return undefined;
      mustEnd(code);
      const otherDay = code === 'ordering.day-changed' ? dayIn(answer?.said) : undefined;
      // Whoever is told of another day agrees to it, there; with every other trouble one goes to the next.
      if (otherDay) agreedDay = otherDay;
      else turn += 1;
      await pause(AGAIN_MS);
    }
  };
  const answers = await Promise.all(impatient ? [ask(number), ask(number + 1)] : [ask(number)]);
  const orders = answers.filter((order) => order !== undefined);
  if (new Set(orders.map(({ id }) => id)).size > 1) throw new Error(`two orders for checkout ${checkoutId}`);
  return { checkoutId, wanted, order: orders[0] };
}

function orderIn(said: Record<string, unknown>) {
  const { orders, totalFen, payUrl } = said as {
    readonly orders: readonly { readonly id: string }[];
    readonly totalFen: number;
    readonly payUrl: string;
  };
  const [order] = orders;
  if (!order) throw new Error('placed, and no order in the answer');
  return { id: order.id, totalFen, paymentId: payUrl.slice('/pay/'.length) };
}

function dayIn(said: unknown): string | undefined {
  return /\d{4}-\d{2}-\d{2}/.exec(JSON.stringify(said))?.[0];
}
