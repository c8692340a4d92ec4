import type { GoodsTurnedBack } from '#delivery';
import type { Call } from '#shared/call.ts';
import { insertTrouble } from './troubles.ts';

/** Goods that somebody would not take, or that came damaged, are a trouble of the day, in the name of who said so. */
export async function onGoodsTurnedBack(call: Call, fact: GoodsTurnedBack): Promise<void> {
  const { reportId: id, reason, nodeId, at, ...said } = fact;
  await insertTrouble(call, {
    ...said,
    ...{ id, kind: 'refused-goods', damaged: reason === 'damaged', nodeIds: [nodeId], at: new Date(at) },
  });
}
