import { newId } from '../../../shared/id.ts';
import { seconds, sign } from '../../../shared/signature.ts';
import { openLane } from './lane.ts';

/** What a crowd wants, from whom, and for how long. */
export interface Crowd {
  /** Servers of one county; buyers are spread over them. */
  readonly ports: readonly number[];
  readonly goods: readonly Wanted[];
  /** The sandbox provider's key: the crowd's payments are told of as it would. */
  readonly key: string;
  readonly buyers: number;
  readonly seconds: number;
}

/** One of an offer, collected at a node, as its page showed it. */
export interface Wanted {
  readonly offerId: string;
  readonly nodeId: string;
  readonly agreedFen: number;
  readonly agreedDay: string;
}

/** What became of a crowd. Times in milliseconds. */
export interface Outcome {
  readonly seconds: number;
  /** Answered 200 both when ordered and when the payment was told of. */
  readonly paid: number;
  readonly refused: Readonly<Record<string, number>>;
  /** From sending the order until the payment's notice was acknowledged. */
  readonly checkoutMs: readonly number[];
  readonly orderMs: readonly number[];
}

/** Each buyer orders, is paid for, and makes room for the next, until the time is over. */
export async function crowd({ ports, goods, key, buyers, seconds: lasts }: Crowd): Promise<Outcome> {
  const checkoutMs: number[] = [];
  const orderMs: number[] = [];
  const refused: Record<string, number> = {};
  const began = performance.now();
  const until = began + lasts * 1000;
  let number = 0;
  const buyer = async (place: number) => {
    const lane = await openLane(ports[place % ports.length] as number);
    while (performance.now() < until) {
      number += 1;
      const wanted = goods[number % goods.length] as Wanted;
      const asked = performance.now();
      const order = await lane.post({ path: '/api/orders/at-once', body: orderOf(wanted, number) });
      orderMs.push(performance.now() - asked);
      if (order.status !== 200) {
        refused[codeIn(order.body)] = (refused[codeIn(order.body)] ?? 0) + 1;
        continue;
      }
      const notice = await lane.post(noticeOf(order.body, wanted.agreedFen, key));
      if (notice.status !== 200) throw new Error(`a notice was answered ${notice.status}: ${notice.body}`);
      checkoutMs.push(performance.now() - asked);
    }
    lane.close();
  };
  await Promise.all(Array.from({ length: buyers }, (_, place) => buyer(place)));
  const took = (performance.now() - began) / 1000;
  return { seconds: took, paid: checkoutMs.length, refused, checkoutMs, orderMs };
}

const FAMILIES = '李王张刘陈杨赵黄周吴';
const GIVEN = '小红建国丽华伟芳秀英明玉兰桂花志强永平海燕春梅文军';

function orderOf(wanted: Wanted, number: number): string {
  // Some six thousand names, as many as a village's buyers may have.
  const name = [FAMILIES, GIVEN, GIVEN]
    .map((letters, place) => letters[(number >> (4 * place)) % letters.length])
    .join('');
  const phone = `138${String(number % 100_000_000).padStart(8, '0')}`;
  return JSON.stringify({ ...wanted, checkoutId: newId(), quantity: '1', name, phone });
}

function noticeOf(placed: string, amountFen: number, key: string) {
  const paymentId = /"payUrl":"\/pay\/([0-9a-f-]{36})"/.exec(placed)?.[1];
  if (!paymentId) throw new Error(`no payment in ${placed}`);
  const now = new Date();
  const at = seconds(now);
  const reference = `B-${paymentId}`;
  const body = JSON.stringify({
    kind: 'paid',
    id: `n-${reference}`,
    paymentId,
    reference,
    amountFen,
    at: now,
  });
  return {
    path: '/api/payments/notices/sandbox',
    headers: `pay-at: ${at}\r\npay-sign: ${sign(key, at, body)}\r\n`,
    body,
  };
}

function codeIn(body: string): string {
  return /"code":"([^"]+)"/.exec(body)?.[1] ?? body.slice(0, 200);
}

// In a process of its own, as buyers are: told what to do by whoever forked it, it answers once.
process.once('message', async (given: Crowd) => {
  process.send?.(await crowd(given), () => process.disconnect());
});
