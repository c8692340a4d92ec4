import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { vkeyText } from '../contexts/tracing/kernel/tlog/vkey.ts';
import type { Allowance } from '../shared/allowance.ts';
import { Stopped } from '../shared/stopped.ts';
import { addCheckpoint, type Witness } from './add-checkpoint.ts';

/** A note with sixteen ML-DSA-44 signatures and 63 proof lines fits twice. */
const LONGEST_BODY = 128 * 1024;

const MOST_CONNECTIONS = 512;

export interface WitnessServer {
  readonly server: Server;
  readonly url: string;
}

/**
 * Serves C2SP tlog-witness: `POST /add-checkpoint`, `GET /<hex SHA-256 of the origin>/checkpoint`; beside it `…/split-views` (the
 * proofs against a log, JSON) and `/` (who this is). Anyone may ask: what protects it is the log's signature and the limits;
 * `allowance` says how often one address may submit.
 */
export async function serveWitness(
  witness: Witness,
  at: { host: string; port: number },
  allowance: Allowance,
): Promise<WitnessServer> {
  const origins = new Map([...witness.logs.keys()].map((origin) => [sha256Hex(origin), origin]));
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5000, keepAliveTimeout: 60_000 });
  server.maxConnections = MOST_CONNECTIONS;
  server.on('request', (request, response) => {
    answer(witness, origins, allowance, request, response).catch((error: unknown) => {
      // Nothing is answered that is not on disk: whoever asked may ask again.
      if (response.destroyed) return;
      console.error(error);
      if (!response.headersSent) reply(response, 500, 'this witness failed; nothing was cosigned\n');
    });
  });
  server.listen(at.port, at.host);
  await once(server, 'listening').catch((error: Error) => {
    throw new Stopped(
      `不能在 ${at.host}:${at.port} 监听：${error.message}。请换 --host 或 --port。`,
      `Cannot listen at ${at.host}:${at.port}: ${error.message}. Give another --host or --port.`,
      error,
    );
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : at.port;
  return { server, url: `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}` };
}

async function answer(
  witness: Witness,
  origins: ReadonlyMap<string, string>,
  allowance: Allowance,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [pathname = ''] = (request.url ?? '/').split('?');
  const posting = pathname === '/add-checkpoint';
  if (request.method !== (posting ? 'POST' : 'GET')) {
    reply(response.setHeader('Allow', posting ? 'POST' : 'GET'), 405, 'not this way\n');
    return;
  }
  if (!posting) {
    read(witness, origins, pathname, response);
    return;
  }
  if (!allowance.take(request.socket.remoteAddress ?? '', performance.now())) {
    reply(response.setHeader('Retry-After', '1'), 429, 'too many at once\n');
    return;
  }
  const body = await bodyOf(request);
  if (!body) {
    reply(response.setHeader('Connection', 'close'), 413, 'too long for a checkpoint\n');
    return;
  }
  const { status, body: text } = addCheckpoint(witness, body, Date.now());
  reply(response, status, text, status === 409 ? 'text/x.tlog.size' : undefined);
}

function read(
  { state, cosigners, logs }: Witness,
  origins: ReadonlyMap<string, string>,
  path: string,
  response: ServerResponse,
): void {
  if (path === '/') {
    const keys = cosigners.map(({ vkey }) => `witness ${vkeyText(vkey)}\n`);
    const known = [...logs.values()].flat().map((log) => `log ${vkeyText(log)}\n`);
    reply(response, 200, [...keys, ...known].join(''));
    return;
  }
  const [, hash = '', what = ''] = /^\/([0-9a-f]{64})\/(checkpoint|split-views)$/.exec(path) ?? [];
  const origin = origins.get(hash);
  const latest = origin === undefined ? null : state.latest(origin);
  if (origin === undefined || !latest) reply(response, 404, 'nothing of that log was cosigned here\n');
  else if (what === 'checkpoint') reply(response, 200, latest.note);
  else
    reply(
      response,
      200,
      JSON.stringify({ origin, splitViews: state.splitViews(origin) }),
      'application/json',
    );
}

/** The whole body, or null when it is too long. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}

function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
