import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { signed } from '#shared/signature.ts';
import {
  buy,
  emptyMarket,
  type MarketState,
  moveStock,
  type Order,
  payBack,
  setTerms,
  told,
} from './market.ts';
import { marketPage } from './market-page.ts';
import { deliver, type Manner, writeLetter } from './post.ts';

export interface MarketSetting {
  /** Shared with its one seller. */
  readonly key: string;
  /** Where the seller hears of orders. */
  readonly hookUrl: string;
  /** Letters leave at once, or wait until somebody asks for the post. */
  readonly post: 'prompt' | 'held';
  readonly clock: () => Date;
  /** What it knew before, and where it is kept after each request; in memory only without. */
  readonly state?: MarketState;
  readonly keep?: (state: MarketState) => Promise<void>;
}

const stockBody = z.object({ id: z.string().min(1), sku: z.string().min(1), packs: z.int() });
const termsBody = z.object({
  ...{ id: z.string().min(1), number: z.int(), sku: z.string().min(1), title: z.string() },
  ...{ packFen: z.int().positive(), freightFen: z.int().nonnegative() },
});
const answerBody = z.object({
  number: z.string(),
  paymentId: z.string().optional(),
  refusal: z.string().optional(),
});
const stateBody = z.object({ since: z.iso.datetime() });
const refundBody = z.object({
  ...{ refundId: z.uuid(), paymentId: z.uuid(), amountFen: z.int().positive(), notify: z.url() },
});
const askBody = z.union([z.object({ refundId: z.uuid() }), z.object({ paymentId: z.uuid() })]);
const wish = z.object({
  ...{ sku: z.string(), packs: z.coerce.number().int().positive() },
  ...{ name: z.string().min(1), phone: z.string().min(1) },
  back: z.string().startsWith('/').optional(),
});

/** The marketplace's HTTP door. */
export function sandboxMarket(setting: MarketSetting): Hono {
  const { key, clock } = setting;
  const { state = emptyMarket(), keep } = setting;
  let loseAnswer = false;
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    c.header('cache-control', 'no-store');
    if (c.req.method === 'POST') await keep?.(state);
  });

  /** A request the seller signed, by either of the two protocols it speaks here; its answer is lost when that was asked for. */
  const signedDoor = <T>(path: string, schema: z.ZodType<T>, act: (body: T) => unknown) =>
    app.post(path, async (c) => {
      const body = await readSigned(c, key, clock(), schema);
      if (body === undefined) return c.json({ error: 'bad request or signature' }, 401);
      const answer = act(body);
      if (answer === undefined) return c.json({ error: 'not now' }, 409);
      if (loseAnswer && path !== '/state') {
        loseAnswer = false;
        return c.json({ error: 'the answer was lost' }, 502);
      }
      return c.json(answer as Record<string, unknown>);
    });

  signedDoor('/stock', stockBody, (push) => ({ moved: moveStock(state, push) }));
  signedDoor('/terms', termsBody, (terms) => {
    setTerms(state, terms);
    return { taken: true };
  });
  signedDoor('/answers', answerBody, ({ number, paymentId, refusal }) => {
    const order = state.orders.get(number);
    if (order && refusal !== undefined && order.status === 'paid') order.status = 'refused';
    if (order) order.paymentId = paymentId;
    return { taken: order !== undefined };
  });
  signedDoor('/state', stateBody, ({ since }) => ({
    orders: [...state.orders.values()].filter(({ at }) => at >= since).map(told),
    listings: [...state.listings.values()].map(({ sku, packFen, left }) => ({ sku, packFen, left })),
  }));
  signedDoor('/refunds', refundBody, (asked) => {
    const refund = payBack(state, asked, clock());
    if (!refund) return undefined;
    writeLetter(state, asked.notify, { id: `refund-${refund.refundId}`, ...{ kind: 'refunded', ...refund } });
    hurry(setting, state);
    return { status: 'processing' };
  });
  signedDoor('/ask', askBody, (about) => {
    const refund = 'refundId' in about ? state.refunds.get(about.refundId) : undefined;
    return refund && { kind: 'refunded', id: `refund-${refund.refundId}`, ...refund };
  });

  app.get('/', (c) => c.html(marketPage([...state.listings.values()], [...state.orders.values()])));
  app.post('/buy', async (c) => {
    const asked = wish.safeParse(Object.fromEntries(await c.req.formData())).data;
    const order = asked && buy(state, asked, clock());
    if (!order) return c.json({ error: 'sold out' }, 409);
    tell(setting, state, order);
    return asked.back
      ? c.redirect(asked.back, 303)
      : c.json({ number: order.number, totalFen: order.totalFen });
  });
  app.post('/cancel', async (c) => {
    const order = state.orders.get(String((await c.req.formData()).get('number')));
    if (order?.status !== 'paid') return c.json({ error: 'no such order' }, 409);
    order.status = 'cancelled';
    tell(setting, state, order);
    return c.json({ number: order.number });
  });
  app.post('/post', async (c) => {
    const asked = await c.req.formData();
    if (asked.has('lose')) return c.json({ lost: state.letters.splice(0).length });
    const manner: Manner = {
      order: asked.get('order') === 'reversed' ? 'reversed' : 'in-turn',
      times: Number(asked.get('times') ?? 1),
    };
    return c.json({ taken: await deliver(state, { key, now: clock() }, manner) });
  });
  app.post('/misbehave', (c) => {
    loseAnswer = true;
    return c.json({ loses: 'the next answer' });
  });
  return app;
}

function tell(setting: MarketSetting, state: MarketState, order: Order): void {
  writeLetter(state, setting.hookUrl, { id: randomUUID(), ...{ kind: 'order', order: told(order) } });
  hurry(setting, state);
}

function hurry({ post, key, clock }: MarketSetting, state: MarketState): void {
  if (post === 'prompt') void deliver(state, { key, now: clock() }, { order: 'in-turn', times: 1 });
}

/** The body of a signed request. As a provider of payments it is asked with other headers, by the same key. */
async function readSigned<T>(
  c: Context,
  key: string,
  now: Date,
  schema: z.ZodType<T>,
): Promise<T | undefined> {
  const text = await c.req.text();
  const header = (name: string) => c.req.header(`market-${name}`) ?? c.req.header(`pay-${name}`) ?? null;
  if (!signed(key, { at: header('at'), text, signature: header('sign') }, now)) return undefined;
  return schema.safeParse(JSON.parse(text)).data;
}
