import { z } from 'zod';
import { seconds, sign, signed } from '#shared/signature.ts';
import { message, orderThere, type PlatformPort } from './platform-port.ts';

const TEN_SECONDS = 10_000;
const moved = z.object({ moved: z.int().nonnegative() });
const stateThere = z.object({
  orders: z.array(orderThere),
  listings: z.array(
    z.object({ sku: z.string(), packFen: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
});

/** The reference adapter: to the marketplace of `src/sandbox-market/`, over HTTP, both ways signed with the shared key. */
export function marketPort({ apiUrl, key }: { readonly apiUrl: string; readonly key: string }): PlatformPort {
  async function ask(path: string, body: unknown, now: Date): Promise<unknown> {
    const text = JSON.stringify(body);
    const at = seconds(now);
    const response = await fetch(`${apiUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'market-at': String(at),
        'market-sign': sign(key, at, text),
      },
      body: text,
      signal: AbortSignal.timeout(TEN_SECONDS),
    });
    if (!response.ok) throw new Error(`the platform answered ${response.status} to ${path}`);
    return response.json();
  }

  return {
    async moveStock(push, now) {
      return moved.parse(await ask('/stock', push, now)).moved;
    },
    async setTerms(push, now) {
      await ask('/terms', push, now);
    },
    async answer(order, now) {
      await ask('/answers', order, now);
    },
    async state(since, now) {
      return stateThere.parse(await ask('/state', { since: since.toISOString() }, now));
    },
    read(body, headers, now) {
      const signature = { at: headers.get('market-at'), text: body, signature: headers.get('market-sign') };
      if (!signed(key, signature, now)) return undefined;
      return message.safeParse(JSON.parse(body)).data;
    },
  };
}
