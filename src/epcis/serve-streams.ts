import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { actorOf } from '#people';
import type { Actor, Call } from '#shared/call.ts';
import { passage } from '#shared/door.ts';
import { refuserOf } from '#shared/outcome.ts';
import { refusals as requestRefusals } from '#shared/refusals.ts';
import { rolesText } from '#shared/role-words.ts';
import type { Running } from '#shared/running.ts';
import { preferredLang } from '#shared/tongue.ts';
import { snapshot } from '#shared/transact.ts';
import { endOfLog, freshDocument, namedQuery, nextTime, rights, refusals as tracingRefusals } from '#tracing';
import { answered, Refusing } from '../api/answers.ts';
import { StreamSeats } from '../shared/stream-seats.ts';
import { problemDocument } from './problem.ts';
import { type StreamWanted, streamWanted } from './stream-wanted.ts';
import type { Turns } from './take-turn.ts';

const refuse = refuserOf(requestRefusals);
const refuseStream = refuserOf(tracingRefusals);
const door = rights['keep-queries'];
// One look costs two short queries.
const AGAIN_MS = 1000;
// A timer holds no more than 24 days.
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_STREAMS = 100;
const MOST_OF_ONE = 10;
const GOING_AWAY = 1001;
const NOT_ALLOWED = 1008;

/** Opens WebSockets that follow a named query: each event is sent as it comes into the log, or what has come by a schedule. */
export function serveStreams(running: Running, take: Turns) {
  const seats = new StreamSeats(
    MOST_STREAMS,
    MOST_OF_ONE,
    () => new Refusing(refuseStream('tracing.too-many-streams', { most: MOST_OF_ONE, seconds: 10 }).refusal),
  );
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  running.stopping.addEventListener('abort', () => {
    for (const socket of sockets.clients) socket.close(GOING_AWAY);
  });
  return (request: IncomingMessage, connection: Duplex, head: Buffer): void => {
    connection.on('error', () => connection.destroy());
    open({ running, take, seats, sockets }, request, connection, head).catch((error: unknown) => {
      const refusing = error instanceof Refusing ? error : undefined;
      if (!refusing) console.error(`stream ${request.url}`, error);
      turnAway(request, connection, refusing);
    });
  };
}

async function open(
  {
    running,
    take,
    seats,
    sockets,
  }: {
    readonly running: Running;
    readonly take: Turns;
    readonly seats: StreamSeats;
    readonly sockets: WebSocketServer;
  },
  request: IncomingMessage,
  connection: Duplex,
  head: Buffer,
): Promise<void> {
  const wanted = streamWanted(request);
  if (!wanted) throw new Refusing(refuse('request.not-found').refusal);
  // A page of another site would bring its visitor's cookies along.
  const { origin } = request.headers;
  if (origin !== undefined && URL.parse(origin)?.host !== request.headers['x-forwarded-host']) {
    throw new Refusing(refuse('request.not-found').refusal);
  }
  // However it ends, refused, broken off or closed: the connection's end gives the place back.
  const seat = seats.take();
  connection.once('close', seat.leave);
  if (connection.destroyed) return seat.leave();
  const actor = await callerOf(running, request);
  take(actor, String(request.headers['x-client-address'] ?? ''));
  seat.belongTo(actor.organisationId ?? actor.personId ?? '');
  const start = await as(running, actor, async (call) => {
    answered(await namedQuery(call, wanted.queryName));
    return { from: wanted.since ? 0 : await endOfLog(call), since: wanted.since ?? call.now };
  });
  sockets.handleUpgrade(request, connection, head, (socket) => {
    socket.on('error', () => socket.terminate());
    follow(running, request, socket, wanted, start).catch((error: unknown) => {
      if (!(error instanceof Refusing)) console.error(`stream ${request.url}`, error);
      socket.close(error instanceof Refusing ? NOT_ALLOWED : GOING_AWAY);
    });
  });
}

/** Sends what comes, until either side ends it. Who may no longer read the query, or whose query is gone, is sent nothing more. */
async function follow(
  running: Running,
  request: IncomingMessage,
  socket: WebSocket,
  { queryName, times, reportIfEmpty, epcForm }: StreamWanted,
  { from, since }: { readonly from: number; readonly since: Date },
): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  let place = from;
  while (socket.readyState === socket.OPEN) {
    const now = running.clock();
    const due = times ? nextTime(times, now) : undefined;
    if (due === null) return socket.close(1000);
    const wait = due ? due.getTime() - now.getTime() : AGAIN_MS;
    await pause(Math.min(wait, LONGEST_PAUSE_MS), undefined, { signal: gone.signal }).catch(() => {});
    if (wait > LONGEST_PAUSE_MS) continue;
    for (let more = true; more && socket.readyState === socket.OPEN; ) {
      const fresh = await within(running, request, async (call) => {
        const { read: query } = answered(await namedQuery(call, queryName));
        const evenEmpty = times !== null && reportIfEmpty;
        return freshDocument(call, { query, queryName, epcForm, evenEmpty }, { from: place, since });
      });
      if (fresh.document) await said(socket, JSON.stringify(fresh.document));
      ({ next: place, more } = fresh);
    }
  }
}

/** A slow reader is waited for: nothing piles up here. */
function said(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Reads as whoever opened the stream, as long as they may. */
async function within<Answer>(
  running: Running,
  request: IncomingMessage,
  run: (call: Call) => Promise<Answer>,
): Promise<Answer> {
  return as(running, await callerOf(running, request), run);
}

function as<Answer>(running: Running, actor: Actor, run: (call: Call) => Promise<Answer>): Promise<Answer> {
  return snapshot(running.db, { county: running.config.county, now: running.clock(), actor }, run);
}

/** Who asks, if they may. */
async function callerOf({ db, config, clock }: Running, request: IncomingMessage): Promise<Actor> {
  const headers = new Headers();
  for (const name of ['cookie', 'authorization'] as const) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, value);
  }
  const actor = await actorOf(db, config.county, headers, clock());
  const result = passage(door, actor);
  if (result === 'pass') return actor;
  if (result === 'sign-in') throw new Refusing(refuse('request.sign-in-needed').refusal);
  throw new Refusing(
    refuse('request.role-needed', { needs: rolesText(result.needs, langOf(request)) }).refusal,
  );
}

function turnAway(request: IncomingMessage, connection: Duplex, refusing: Refusing | undefined): void {
  const document = refusing ? problemDocument(refusing, langOf(request)) : undefined;
  const status = document?.status ?? 503;
  const body = document ? JSON.stringify(document) : '';
  connection.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json',
      ...(status === 429 ? [`Retry-After: ${refusing?.refusal.facts.seconds}`] : []),
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function langOf(request: IncomingMessage) {
  return preferredLang(request.headers['accept-language'] ?? null);
}
