import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../../shared/id.ts';
import type { Wanted } from '../drop/crowd.ts';
import { sent } from './sent.ts';

/** What a buyer was told for good. */
export interface Answered {
  readonly checkoutId: string;
  readonly wanted: Wanted;
  /** Undefined: there was nothing left. */
  readonly order: Ordered | undefined;
  /** They stand in the line for what others leave unpaid: when they asked for a place and when they were told that they have one. */
  readonly place?: { readonly askedMs: number; readonly toldMs: number };
}

export interface Ordered {
  readonly id: string;
  readonly totalFen: number;
  readonly paymentId: string;
}

/** How somebody buys: impatient ones send the same checkout through two servers at once; some wait in line when nothing is left. */
export interface Manner {
  readonly number: number;
  readonly impatient: boolean;
  readonly waits: boolean;
  mustEnd(last: string): void;
}

type Told = Pick<Answered, 'order' | 'place'>;

const NOTHING_LEFT = new Set(['selling.sold-out', 'selling.not-enough', 'ordering.others-wait']);
const AGAIN_MS = 40;

/** Wants one of something, and asks whichever server answers until they were told yes or no. */
export async function buy(ports: readonly number[], wanted: Wanted, manner: Manner): Promise<Answered> {
  const { number, impatient, waits, mustEnd } = manner;
  const checkoutId = newId();
  const phone = `138${String(number % 100_000_000).padStart(8, '0')}`;
  const form = { ...wanted, checkoutId, quantity: '1', name: '李小红', phone };
  const ask = async (first: number): Promise<Told> => {
    let { agreedDay } = wanted;
    let inLine = false;
    for (let turn = first; ; ) {
      const askedMs = performance.now();
      const answer = await sent({
        port: ports[turn % ports.length] ?? 0,
        path: inLine ? '/api/orders/waiting' : '/api/orders/at-once',
        body: JSON.stringify({ ...form, agreedDay }),
      });
      if (answer?.status === 200 && !inLine) return { order: orderIn(answer.said) };
      if (answer?.status === 200) return { order: undefined, place: { askedMs, toldMs: performance.now() } };
      const code = String(answer?.said.code ?? answer?.status ?? 'no answer');
      if (!inLine && NOTHING_LEFT.has(code)) {
        if (!waits) return { order: undefined };
        inLine = true;
        continue;
      }
      mustEnd(code);
      const otherDay = code === 'ordering.day-changed' ? dayIn(answer?.said) : undefined;
      // Whoever is told of another day agrees to it, there; with every other trouble one goes to the next.
      if (otherDay) agreedDay = otherDay;
      else turn += 1;
      // Some came back while they went to the end of the line.
      if (code === 'ordering.still-there') inLine = false;
      await pause(AGAIN_MS);
    }
  };
  const answers = await Promise.all(impatient ? [ask(number), ask(number + 1)] : [ask(number)]);
  const [told] = answers.toSorted((a, b) => Number(b.order !== undefined) - Number(a.order !== undefined));
  if (new Set(answers.flatMap(({ order }) => order?.id ?? [])).size > 1)
    throw new Error(`two orders for checkout ${checkoutId}`);
  return { checkoutId, wanted, order: undefined, ...told };
}

/** What became of somebody's place in the line: with their order once it was their turn. */
export async function lookAtPlace(
  ports: readonly number[],
  one: Answered,
  mustEnd: (last: string) => void,
): Promise<Answered> {
  if (!one.place || one.order) return one;
  for (let turn = 0; ; turn += 1) {
    const path = `/api/orders/waiting/${one.checkoutId}`;
    const answer = await sent({ port: ports[turn % ports.length] ?? 0, path });
    if (answer?.status === 200) {
      const { placed } = answer.said as { readonly placed: Record<string, unknown> | null };
      return placed ? { ...one, order: orderIn(placed) } : one;
    }
    mustEnd(`the place of ${one.checkoutId}: ${answer?.said.code ?? 'no answer'}`);
    await pause(AGAIN_MS);
  }
}

function orderIn(said: Record<string, unknown>): Ordered {
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
