import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { setMerchant } from '#paying';
import { platform } from '../../../shared/call.ts';
import type { Db } from '../../../shared/database.ts';
import { beforeEnding } from '../../../shared/ending.ts';
import { newId } from '../../../shared/id.ts';
import { seconds, sign } from '../../../shared/signature.ts';
import { transact } from '../../../shared/transact.ts';
import { sent } from './sent.ts';

/** A payment provider on a machine of its own, which goes on when shops die: it tells of what was paid until it is heard. */
export interface Provider {
  /** Opens the county's account here, again after a server that started has opened one at its own sandbox. */
  openAccount(): Promise<void>;
  /** Somebody pays: told once and again, in whatever order, to whichever server; answers once it was acknowledged. */
  pay(paymentId: string, amountFen: number): Promise<void>;
  /** Waits until every refund that was asked for is acknowledged as done. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const KEY = 'a key between the provider and the shop';
const COUNTY = '450224';
const AGAIN_MS = 50;
const PATIENCE_MS = 120_000;

export async function openProvider(db: Db, ports: readonly number[]): Promise<Provider> {
  const telling = new Set<Promise<void>>();
  const refunds = new Set<string>();
  let turn = 0;

  async function tell(body: object): Promise<void> {
    const text = JSON.stringify(body);
    const until = performance.now() + PATIENCE_MS;
    for (;;) {
      turn += 1;
      const at = seconds(new Date());
      const headers = { 'pay-at': String(at), 'pay-sign': sign(KEY, at, text) };
      const path = '/api/payments/notices/sandbox';
      const answer = await sent({ port: ports[turn % ports.length] ?? 0, path, headers, body: text });
      if (answer?.status === 200) return;
      if (performance.now() > until) throw new Error(`a notice is not taken: ${JSON.stringify(answer)}`);
      await pause(AGAIN_MS);
    }
  }

  const server = createServer(async (request, response) => {
    const body = JSON.parse(await textOf(request));
    if (request.url !== '/refunds') return response.writeHead(404).end();
    response.writeHead(200).end();
    const { refundId, amountFen } = body;
    if (refunds.has(refundId)) return;
    refunds.add(refundId);
    const at = new Date().toISOString();
    const told = tell({
      kind: 'refunded',
      id: `n-${refundId}`,
      refundId,
      reference: refundId,
      amountFen,
      at,
    });
    telling.add(told);
    await told.finally(() => telling.delete(told)).catch(() => {});
  }).listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = beforeEnding(async () => {
    server.closeAllConnections();
    server.close();
  });

  return {
    stop,
    async openAccount() {
      const account = { provider: 'sandbox', apiUrl, cashierUrl: apiUrl, notifyUrl: apiUrl, key: KEY };
      await transact(db, { county: COUNTY, now: new Date(), actor: platform }, (call) =>
        setMerchant(call, account),
      );
    },
    async pay(paymentId, amountFen) {
      const at = new Date().toISOString();
      const notice = { kind: 'paid', paymentId, reference: `B-${paymentId}`, amountFen, at };
      // The same payment in two letters, which may overtake each other.
      await Promise.all([tell({ ...notice, id: newId() }), tell({ ...notice, id: newId() })]);
    },
    async idle() {
      await Promise.all(telling);
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
}
