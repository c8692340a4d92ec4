import { writeNotices } from '#people';
import { type Call, visitor } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { placeForWaiting } from './place-at-once.ts';
import { endOutdated, endWaiting, lockNext, offersWaitedFor, type Waiting } from './waiting-line.ts';

/** There is not enough yet: they wait on. */
const NOT_YET = new Set(['selling.sold-out', 'selling.not-enough', 'ordering.too-busy']);
const MOST_A_RUN = 500;

/**
 * Gives what came back to those who wait, in the order they came. Who wants more than there is keeps their place, and the next for whom it is
 * enough is served. Whoever is served has an order to pay within the usual time; whose wish cannot be met any more, because the day or the price
 * has moved on, is told so and makes room for the next. Answers how many were served.
 */
export async function serveWaiting(call: Call): Promise<number> {
  for (const outdated of await endOutdated(call, dayOf(call.now))) await tell(call, outdated, false);
  let served = 0;
  for (const offerId of await offersWaitedFor(call)) {
    let from = { place: 0, below: Number.MAX_SAFE_INTEGER };
    for (let tries = 0; tries < MOST_A_RUN; tries += 1) {
      const next = await lockNext(call, offerId, from);
      if (!next) break;
      const reason = await serve(call, next);
      if (reason !== undefined && NOT_YET.has(reason)) {
        from = { place: next.place, below: next.milli };
        continue;
      }
      await endWaiting(call, next.id, reason === undefined ? 'served' : 'passed', reason ?? null);
      await tell(call, next, reason === undefined);
      served += reason === undefined ? 1 : 0;
    }
  }
  return served;
}

/** Places the order; answers the refusal's code when it cannot be. */
async function serve(call: Call, { id, personId, ...waiting }: Waiting): Promise<string | undefined> {
  const actor = personId === null ? visitor : { ...visitor, personId, name: waiting.name };
  const [answer] = await placeForWaiting(call, [{ ...waiting, checkoutId: id, actor }]);
  return !answer || answer.ok ? undefined : answer.refusal.code;
}

async function tell(call: Call, { phone, lang }: Waiting, served: boolean): Promise<void> {
  await writeNotices(call, [
    {
      ...{ id: newId(call.now), phone, parameters: {} },
      template: served ? 'turn-come' : 'turn-passed',
      text: textOf(lang, served),
    },
  ]);
}

function textOf(lang: 'zh' | 'en', served: boolean): string {
  if (lang === 'zh')
    return served
      ? '【卖得好】轮到您了：您排队等的货已经为您留下，请在 15 分钟内打开排队页面付款。'
      : '【卖得好】轮到您时，送达日或价格已经变了，没有替您下单。请打开排队页面看看。';
  return served
    ? '[Maidehao] It is your turn: what you waited for is kept for you. Open the page of your place and pay within 15 minutes.'
    : '[Maidehao] When your turn came, the day or the price had changed, so nothing was ordered for you. Please open the page of your place.';
}
