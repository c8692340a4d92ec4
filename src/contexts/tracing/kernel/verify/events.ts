import type { Bundle } from '../bundle.ts';
import { digestOf } from '../digest.ts';
import type { Claim, EventEntry } from '../entry.ts';
import { type EventThing, linesOf, listedThings } from '../event-things.ts';
import { canonicalBytes } from '../json/canonical.ts';
import { repeats } from '../standing-events.ts';
import { CLOCK_SKEW_MS } from './checkpoint.ts';
import { checkClaim } from './claims.ts';
import type { Say } from './finding.ts';
import type { IssuerKey } from './issuers.ts';
import { sourcesOf } from './journey.ts';
import type { ShownEntry, ShownLine } from './lines.ts';
import { spokenAge, spokenLine } from './spoken.ts';

/** A record of the journey together with what it speaks of. */
export interface JourneyEvent {
  /** The claim's digest: names the event in findings. */
  readonly digest: string;
  readonly claim: Claim;
  /** The exact record. */
  readonly text: string;
  readonly holder: string | undefined;
  /** What was recorded, unless its content is missing or another. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly type: string;
  readonly action: string;
  readonly transformation: string | undefined;
  /** When it is said to have happened; unknown without its content. */
  readonly at: Date | undefined;
  readonly things: readonly EventThing[];
  /** Lines it stands in. */
  readonly lines: readonly string[];
  /** Declared wrong by a later record. */
  readonly withdrawn: boolean;
}

type EventShown = ShownEntry & { readonly entry: EventEntry };

const LATE_MS = 24 * 3_600_000;

/**
 * Checks every record of an event in the lines of the thing and of what it was made from, once: its signature, its content, its time, and
 * that it stands where its content says. Events in other lines speak for nobody: anyone can name a key or a certificate as a thing.
 */
export function checkEvents(
  bundle: Bundle,
  context: {
    readonly lines: ReadonlyMap<string, ShownLine>;
    readonly keys: ReadonlyMap<string, IssuerKey>;
    /** When the newest enough witnesses saw the checkpoint. */
    readonly witnessedAt: Date | undefined;
  },
  say: Say,
): readonly JourneyEvent[] {
  const bodies = checkBodies(bundle, say);
  const events = new Map<string, JourneyEvent>();
  const signed = new Set<string>();
  const journey = [bundle.about];
  for (const line of journey) {
    for (const shown of eventsIn(context.lines.get(line))) {
      const { digest } = shown.entry.claim;
      if (!signed.has(shown.leaf)) checkClaim(shown, { ...context, documents: bundle.documents }, say);
      signed.add(shown.leaf);
      if (!bodies.has(digest)) say('event.content-missing', {}, digest);
      const event = events.get(digest) ?? readEvent(shown, bodies.get(digest), context.keys, say);
      events.set(digest, { ...event, lines: [...event.lines, line].sort() });
      for (const source of sourcesOf(line, event)) if (!journey.includes(source)) journey.push(source);
    }
  }
  const recorded = new Set(
    [...context.lines.values()].flatMap(eventsIn).map(({ entry }) => entry.claim.digest),
  );
  for (const digest of bodies.keys()) {
    if (!recorded.has(digest)) say('event.content-unclaimed', { id: digest });
  }
  const all = withWithdrawn([...events.values()], say);
  for (const event of all) {
    judgeTime(event, context.witnessedAt, say);
    judgePlace(event, { lines: context.lines, journey }, say);
  }
  return all;
}

function eventsIn(line: ShownLine | undefined): readonly EventShown[] {
  return line?.entries.filter(isEvent) ?? [];
}

function isEvent(shown: ShownEntry): shown is EventShown {
  return shown.entry.type === 'maidehao/event/1';
}

/** Contents by digest; one that is not what its digest says is kept as `undefined`. */
function checkBodies({ events }: Bundle, say: Say): Map<string, unknown> {
  return new Map(
    Object.entries(events).map(([digest, body]) => {
      if (digestOf(canonicalBytes(body)) === digest) return [digest, body];
      say('event.content', {}, digest);
      return [digest, undefined];
    }),
  );
}

function readEvent(
  { entry, text }: EventShown,
  content: unknown,
  keys: ReadonlyMap<string, IssuerKey>,
  say: Say,
): JourneyEvent {
  const { claim } = entry;
  const { digest } = claim;
  const body =
    typeof content === 'object' && content !== null && !Array.isArray(content)
      ? (content as Readonly<Record<string, unknown>>)
      : undefined;
  if (content !== undefined && !body) say('event.not-an-event', {}, digest);
  if (body && body.eventID !== claim.id) say('event.other-id', {}, digest);
  const words = (name: string) =>
    body && typeof body[name] === 'string' ? (body[name] as string) : undefined;
  const time = Date.parse(words('eventTime') ?? '');
  return {
    digest,
    claim,
    text,
    holder: keys.get(claim.issuer)?.holder,
    body,
    type: words('type') ?? '',
    action: words('action') ?? '',
    transformation: words('transformationID'),
    at: Number.isNaN(time) ? undefined : new Date(time),
    things: body ? listedThings(body) : [],
    lines: [],
    withdrawn: false,
  };
}

/** An error declaration repeats its event's id (EPCIS § 7.4.1.4); two other contents under one id are a contradiction. */
function withWithdrawn(events: readonly JourneyEvent[], say: Say): readonly JourneyEvent[] {
  const byId = new Map<string, JourneyEvent[]>();
  for (const event of events) byId.set(event.claim.id, [...(byId.get(event.claim.id) ?? []), event]);
  return events.map((event) => {
    const others = (byId.get(event.claim.id) ?? []).filter((other) => other !== event);
    if (others.length === 0 || declaredWrong(event)) return event;
    if (others.some((other) => !declaredWrong(other))) {
      say('event.two-versions', {}, event.digest);
      return event;
    }
    // Nobody can take back what another has recorded.
    const own = others.find(({ holder }) => holder !== undefined && holder === event.holder);
    if (!own) {
      say('event.declared-by-other', { reason: reasonOf(others[0] as JourneyEvent) }, event.digest);
      return event;
    }
    if (
      others.some((other) => other.holder === event.holder && !repeats(other.body ?? {}, event.body ?? {}))
    ) {
      say('event.two-versions', {}, event.digest);
      return event;
    }
    say('event.withdrawn', { reason: reasonOf(own) }, event.digest);
    return { ...event, withdrawn: true };
  });
}

/** Whether it says that the event with its id never was so. */
export function declaredWrong({ body }: Pick<JourneyEvent, 'body'>): boolean {
  return typeof body?.errorDeclaration === 'object' && body.errorDeclaration !== null;
}

function reasonOf({ body }: JourneyEvent): string {
  const { reason } = Object(body?.errorDeclaration) as { readonly reason?: unknown };
  return typeof reason === 'string' ? reason : '—';
}

function judgeTime({ at, claim, digest }: JourneyEvent, witnessedAt: Date | undefined, say: Say): void {
  const captured = Date.parse(claim.at);
  if (at) {
    const late = captured - at.getTime();
    if (late > LATE_MS) say('event.late', { age: spokenAge(late) }, digest);
    if (late < -CLOCK_SKEW_MS) say('event.before-it-happened', { age: spokenAge(-late) }, digest);
  }
  const ahead = witnessedAt ? captured - witnessedAt.getTime() : 0;
  if (ahead > CLOCK_SKEW_MS) say('event.clock-ahead', { age: spokenAge(ahead) }, digest);
}

/** A record stands under everything its content names, and under nothing else. */
function judgePlace(
  { body, digest, lines, things }: JourneyEvent,
  shown: { readonly lines: ReadonlyMap<string, ShownLine>; readonly journey: readonly string[] },
  say: Say,
): void {
  if (!body) return;
  const named = linesOf(body, things);
  for (const line of lines) {
    if (!named.includes(line)) say('event.other-thing', { line: spokenLine(line) }, digest);
  }
  for (const line of named) {
    // Of lines that are not of the journey the records are not asked for.
    const known = shown.journey.includes(line) && shown.lines.get(line)?.entries.length;
    if (known && !lines.includes(line)) say('event.hidden', { line: spokenLine(line) }, digest);
  }
}
