import type { IncomingMessage, ServerResponse } from 'node:http';
import { rights } from '#ordering';
import { actorOf } from '#people';
import { type Actor, visitor } from '#shared/call.ts';
import { type Door, passage } from '#shared/door.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import type { Running } from '#shared/running.ts';
import { type Lang, preferredLang } from '#shared/tongue.ts';
import { failedAnswer, PROBLEM, refusedAnswer } from './answers.ts';
import { AT_ONCE, OrderAtOnceBody, orderAtOnce } from './ordering-at-once.ts';
import { hearLetter, letters } from './paying.ts';

/** Who asks, in which language, and what: its body both as it came and as it was read. */
interface Asked {
  readonly running: Running;
  readonly request: IncomingMessage;
  readonly actor: Actor;
  readonly lang: Lang;
  readonly body: string;
  readonly json: unknown;
}

type Answer = Outcome<object> | undefined;

interface Quick {
  readonly who: Door;
  /** undefined: not sound, and for the framework to say why. */
  readonly ask: (asked: Asked) => Answer | Promise<Answer>;
}

/** What a crowd asks for, by path. */
const doors: ReadonlyMap<string, Quick> = new Map<string, Quick>([
  [
    AT_ONCE,
    {
      who: rights.buy,
      ask: (asked) => {
        const form = OrderAtOnceBody.safeParse(asked.json);
        return form.success ? orderAtOnce(asked, form.data) : undefined;
      },
    },
  ],
  ...Object.entries(letters).map(([provider, { path, needs, heard }]): [string, Quick] => [
    path,
    {
      who: 'open',
      ask: async ({ running, request: { headers }, body }) => {
        if (needs.some((name) => headers[name] === undefined)) return undefined;
        const get = (name: string) => String(headers[name] ?? '') || null;
        const told = await hearLetter(running, { provider, body, headers: { get } });
        return told.ok ? ok(heard) : told;
      },
    },
  ]),
]);

/** Far above what is asked here; what is longer is the framework's to judge. */
const LONGEST = 16_384;

type Framework = (request: Request) => Response | Promise<Response>;

/**
 * The door for what a crowd sends: the same endpoints with the same answers, without the framework, which at thousands of requests a second
 * costs as much as the orders do. Only plain and sound requests are taken; all others are the framework's, so that one voice says what
 * is wrong. Answers whether it took the request.
 */
export function crowdDoor(
  running: Running,
  framework: Framework,
  guards: readonly (readonly [name: string, value: string])[],
) {
  const heads = guards.flat();
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const door = doors.get(request.url ?? '');
    if (!door || !isPlain(request)) return false;
    answer({ running, framework, heads, door }, request, response).catch(() => response.destroy());
    return true;
  };
}

function isPlain({ method, headers }: IncomingMessage): boolean {
  const length = Number(headers['content-length']);
  return (
    method === 'POST' &&
    headers['content-type'] === 'application/json' &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    length > 0 &&
    length <= LONGEST
  );
}

interface Setting {
  readonly running: Running;
  readonly framework: Framework;
  /** Names and values in turn, of every answer. */
  readonly heads: readonly string[];
  readonly door: Quick;
}

async function answer(
  { running, framework, heads, door }: Setting,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const lang = preferredLang(request.headers['accept-language'] ?? null);
  try {
    const json = jsonOf(body);
    const actor = await whoAsks(running, request);
    const isSound = json !== undefined && passage(door.who, actor) === 'pass';
    const outcome = isSound ? await door.ask({ running, request, actor, lang, body, json }) : undefined;
    if (!outcome) return await passOn(framework, heads, { request, body, response });
    if (outcome.ok) return send(response, 200, [...heads, 'content-type', 'application/json'], outcome.value);
    const { status, document } = refusedAnswer(outcome.refusal, lang);
    send(response, status, [...heads, 'content-type', PROBLEM['content-type']], document);
  } catch (error) {
    const { status, document } = failedAnswer(error, { method: 'POST', path: request.url ?? '' });
    send(response, status, [...heads, 'content-type', PROBLEM['content-type']], document);
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () =>
    resolve((pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)).toString()),
  );
  request.on('error', reject);
  return promise;
}

function jsonOf(body: string): object | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

async function whoAsks({ db, config, clock }: Running, { headers }: IncomingMessage): Promise<Actor> {
  const { cookie, authorization } = headers;
  if (cookie === undefined && authorization === undefined) return visitor;
  const known = new Headers({ ...(cookie && { cookie }), ...(authorization && { authorization }) });
  return actorOf(db, config.county, known, clock());
}

/** Has the framework answer, as if the request had come to it. */
async function passOn(
  framework: Framework,
  heads: readonly string[],
  asked: { readonly request: IncomingMessage; readonly body: string; readonly response: ServerResponse },
): Promise<void> {
  const { url, headers } = asked.request;
  // What a client claims about where it comes from (`x-forwarded-for` and its like) nobody has judged here.
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    name.startsWith('x-') ? [] : [[name, String(value)]],
  );
  const answer = await framework(
    new Request(`http://${headers.host ?? 'localhost'}${url}`, {
      method: 'POST',
      headers: given,
      body: asked.body,
    }),
  );
  asked.response.writeHead(answer.status, [...heads, ...[...answer.headers].flat()]);
  asked.response.end(await answer.text());
}

function send(response: ServerResponse, status: number, heads: string[], document: object): void {
  const text = JSON.stringify(document);
  response.writeHead(status, [...heads, 'content-length', String(Buffer.byteLength(text))]);
  response.end(text);
}
