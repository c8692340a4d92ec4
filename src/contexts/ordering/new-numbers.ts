import type { Call } from '#shared/call.ts';
import { newCode } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { NUMBER_LETTERS, orderNumber } from './kernel/order-number.ts';
import { takenNumbers } from './order-writes.ts';

/**
 * So many order numbers that no order has. Of a hundred thousand orders a day, one in forty batches of 256 would draw a number again, and the key
 * of the table would undo all of the batch.
 */
export async function newNumbers(call: Call, count: number): Promise<string[]> {
  const numbers = new Set<string>();
  while (numbers.size < count) {
    const drawn = Array.from({ length: count - numbers.size }, () =>
      orderNumber(dayOf(call.now), newCode(NUMBER_LETTERS)),
    );
    const taken = await takenNumbers(call, drawn);
    for (const number of drawn) if (!taken.has(number)) numbers.add(number);
  }
  return [...numbers];
}
