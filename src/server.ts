import { existsSync } from 'node:fs';
import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { createApi, documentOf } from './api/api.ts';
import { crowdDoor } from './api/crowd-door.ts';
import { createEpcis } from './epcis/epcis.ts';
import { serveStreams } from './epcis/serve-streams.ts';
import { turns } from './epcis/take-turn.ts';
import { serveLog } from './log-door.ts';
import { servePicture } from './picture-door.ts';
import { openMarket } from './sandbox-market/open-market.ts';
import { openSandbox } from './sandbox-pay/open-sandbox.ts';
import type { Db } from './shared/database.ts';
import { filesOf, LARGEST_FORM_MB, type Running, takeRequest, type WebConfig } from './shared/running.ts';
import { serveVerifier } from './verifier-door.ts';

export interface Server {
  /** Where this server answers, e.g. `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Takes no new connection, lets what is being answered finish, and then closes. */
  readonly stop: () => Promise<void>;
}

const built = new URL('../build/handler.js', import.meta.url);
const DRAIN_MS = 10_000;

/** Starts the one HTTP server: `/health`, the API under `/api/`, EPCIS under `/epcis`, and the pages. Rejects when the port is taken. */
export async function startServer(parts: { config: WebConfig; db: Db; clock?: () => Date }): Promise<Server> {
  const { config, db, clock = () => new Date() } = parts;
  const stopping = new AbortController();
  const running: Running = {
    config,
    db,
    clock,
    stopping: stopping.signal,
    openapi: () => documentOf(endpoints, epcisEndpoints),
  };
  const endpoints = createApi(running);
  const take = turns();
  const epcisEndpoints = createEpcis(running, take);
  const api = getRequestListener(endpoints.fetch);
  const guards = guardsOf(config);
  const takenFromCrowd = crowdDoor(running, endpoints.fetch, guards);
  const epcis = getRequestListener(epcisEndpoints.fetch);
  const pages = await loadPages();

  // Opened once the server knows its own address: the provider needs to know where to send its notices.
  let sandboxDoor: RequestListener | undefined;
  let marketDoor: RequestListener | undefined;

  const server = createServer((request, response) => {
    if (takenFromCrowd(request, response)) return undefined;
    for (const [name, value] of guards) response.setHeader(name, value);
    takeRequest(request, running);
    settleOrigin(request, config);
    const path = request.url ?? '/';
    if (path === '/health') return health(response, db);
    if (path.startsWith('/pictures/')) return servePicture(filesOf(config), request, response);
    if (/^\/verify(\?|$)/.test(path)) return serveVerifier(config, request, response);
    if (path.startsWith('/log/')) return serveLog(config, request, response);
    if (path.startsWith('/api/')) return api(request, response);
    if (/^\/epcis(?=[/?]|$)/.test(path)) return epcis(request, response);
    if (sandboxDoor && path.startsWith('/sandbox-pay/')) return sandboxDoor(request, response);
    if (marketDoor && path.startsWith('/sandbox-market/')) return marketDoor(request, response);
    return pages(request, response);
  });
  const streams = serveStreams(running, take);
  server.on('upgrade', (request, connection, head) => {
    settleOrigin(request, config);
    streams(request, connection, head);
  });
  server.requestTimeout = 60_000;
  server.keepAliveTimeout = 65_000;

  await new Promise<void>((ready, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, ready);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://${config.host}:${port}`;
  const sandbox = config.sandboxPay
    ? await openSandbox({ db, county: config.county, url, clock })
    : undefined;
  if (sandbox) sandboxDoor = getRequestListener(sandbox.fetch);
  if (sandbox && config.demo)
    marketDoor = getRequestListener(
      await openMarket({ db, county: config.county, url, clock, signIns: config.demoSignIns ?? [] }),
    );
  const close = async () => {
    await sandbox?.stop();
    await stop(server, stopping);
  };
  return { url, stop: close };
}

/** The built pages. Their adapter reads its own settings once, when it is first loaded. */
async function loadPages(): Promise<RequestListener> {
  if (!existsSync(built)) throw new Error('the pages are not built: run `bin/maidehao build`');
  process.env.PAGES_BODY_SIZE_LIMIT = String(LARGEST_FORM_MB * 1024 * 1024);
  process.env.PAGES_PROTOCOL_HEADER = 'x-forwarded-proto';
  process.env.PAGES_HOST_HEADER = 'x-forwarded-host';
  process.env.PAGES_ADDRESS_HEADER = 'x-client-address';
  const { handler } = (await import(built.href)) as { handler: RequestListener };
  return handler;
}

/**
 * Decides once, for pages and API, under which address this request came and from whom. What a client claims in
 * forwarding headers is overwritten: believed, it would let anyone forge links, cookies' scope and rate-limit keys.
 */
function settleOrigin(request: IncomingMessage, config: WebConfig): void {
  const origin = config.origin ? new URL(config.origin) : undefined;
  const hops = String(request.headers['x-forwarded-for'] ?? '').split(',');
  const proxies = config.proxies ?? 0;
  const forwarded = proxies > 0 ? hops.at(-proxies)?.trim() : undefined;
  request.headers['x-forwarded-proto'] = origin ? origin.protocol.slice(0, -1) : 'http';
  request.headers['x-forwarded-host'] =
    origin?.host ?? request.headers.host ?? `${config.host}:${config.port}`;
  request.headers['x-client-address'] = forwarded || request.socket.remoteAddress || '';
}

/** What every answer says to a browser, so that it lends itself to no other page. */
function guardsOf(config: WebConfig): readonly (readonly [name: string, value: string])[] {
  const always = [
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'strict-origin-when-cross-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['permissions-policy', 'camera=(self), microphone=(self), geolocation=(self), payment=(self)'],
  ] as const;
  const secure = config.origin?.startsWith('https:');
  return secure ? [...always, ['strict-transport-security', 'max-age=31536000']] : always;
}

/** Ready means that a query is answered: a load balancer sends nobody to a server that has lost its database. */
async function health(response: ServerResponse, db: Db): Promise<void> {
  const ready = await sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  response.writeHead(ready ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ready }));
}

/** Answers under way finish; streams hear `stopping` and end. What is still open after `DRAIN_MS` is cut. */
async function stop(server: HttpServer, stopping: AbortController): Promise<void> {
  stopping.abort();
  const closed = new Promise<void>((done) => server.close(() => done()));
  // A connection that has had its answer is kept alive for the next, and would hold the server for a minute.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
