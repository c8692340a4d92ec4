import { base64 } from './base64.ts';
import { asBundle, type Bundle, LARGEST_BUNDLE } from './bundle.ts';
import { packedLine } from './entry.ts';
import { strictJson } from './json/strict-json.ts';
import type { Policy } from './policy.ts';
import type { Facts, Told, Verdict } from './verdict.ts';
import { checkAnchor } from './verify/anchor.ts';
import { checkCertificates, checkDisclosed, checkMedia } from './verify/attachments.ts';
import { checkCheckpoint, type WitnessedCheckpoint } from './verify/checkpoint.ts';
import { checkEvents, type JourneyEvent } from './verify/events.ts';
import { collector, type Finding, type Say } from './verify/finding.ts';
import { checkIssuers } from './verify/issuers.ts';
import { checkComplete } from './verify/journey.ts';
import { checkLines, type ShownLine } from './verify/lines.ts';
import { checkMap } from './verify/map.ts';
import { checkQuantities } from './verify/quantities.ts';
import { Unfit } from './verify/reading.ts';
import { type UnprovenCode, unproven } from './verify/unproven.ts';

export interface Circumstances {
  /** Whom to trust. */
  readonly policy: Policy;
  readonly now: Date;
  /** The line asked for: a good bundle of another thing is not an answer. */
  readonly about?: string | undefined;
  /** Checkpoints (signed notes) of the same log seen elsewhere: a contradiction is a split view. */
  readonly seen?: readonly string[] | undefined;
}

// Each costs a signature: more than this would keep a phone busy for a minute.
const MOST_ENTRIES = 10_000;

/**
 * Checks a bundle (the text of its file) by itself: no clock, no network. Red on anything that is not as it should be, amber on
 * anything that is missing, green only when every check was made and passed. Never throws: what cannot be read is red.
 */
export function verifyBundle(text: string, circumstances: Circumstances): Verdict {
  const { found, say } = collector();
  try {
    const bundle = read(text, say);
    if (bundle) return judged(bundle, circumstances, { found, say });
  } catch (error) {
    say('checker.failed', { why: String(error) });
  }
  return { ...lit(found), unproven: told(['source', 'label']) };
}

function read(text: string, say: Say): Bundle | undefined {
  if (text.length > LARGEST_BUNDLE) {
    say('bundle.too-large');
    return undefined;
  }
  const json = strictJson(text);
  if (!json.ok) {
    const [fault] = json.faults;
    say('bundle.unreadable', { why: `${fault?.code} ${fault?.pointer || '/'}` });
    return undefined;
  }
  try {
    const bundle = asBundle(json.value);
    const entries = bundle.lines.reduce((sum, { entries }) => sum + (entries?.length ?? 0), 0);
    if (entries <= MOST_ENTRIES) return bundle;
    say('bundle.too-large');
  } catch (error) {
    if (!(error instanceof Unfit)) throw error;
    say('bundle.shape', { path: error.path });
  }
  return undefined;
}

function judged(
  bundle: Bundle,
  { policy, now, about, seen = [] }: Circumstances,
  { found, say }: ReturnType<typeof collector>,
): Verdict {
  if (about !== undefined && bundle.about !== about) say('bundle.other-thing', { about: bundle.about });
  const tree = checkCheckpoint(bundle.checkpoint, { policy, now, seen }, say);
  const evidence = tree?.evidence && { type: 'maidehao/split-view/1' as const, checkpoints: tree.evidence };
  const mapRoot = tree && checkMap(bundle.map, tree, say);
  if (!tree || !mapRoot) {
    return { ...lit(found), unproven: told(['source', 'label']), ...(evidence ? { evidence } : {}) };
  }
  const lines = checkLines(bundle.lines, { mapRoot, tree }, say);
  const keys = checkIssuers(lines, say);
  const events = checkEvents(bundle, { lines, keys, witnessedAt: tree.at }, say);
  const journey = checkComplete(bundle.about, lines, events, say);
  checkQuantities(events, new Set(journey), say);
  checkDisclosed(bundle, events, say);
  checkMedia(bundle, events, say);
  const certificates = checkCertificates(bundle, { lines, events, now }, say);
  const anchor = checkAnchor(bundle.anchor, { policy, tree }, say);
  const facts = factsOf(bundle, { tree, lines, events, journey, certificates, anchor });
  return {
    ...lit(found, facts),
    facts,
    unproven: told(limitsOf(bundle, facts, events)),
    ...(evidence ? { evidence } : {}),
  };
}

function factsOf(
  { about }: Bundle,
  proven: {
    readonly tree: WitnessedCheckpoint;
    readonly lines: ReadonlyMap<string, ShownLine>;
    readonly events: readonly JourneyEvent[];
    readonly journey: readonly string[];
    readonly certificates: Facts['certificates'];
    readonly anchor: Facts['anchor'] | undefined;
  },
): Facts {
  const { tree, lines, events, journey, certificates, anchor } = proven;
  return {
    about,
    log: tree.origin,
    size: tree.size,
    root: base64(tree.root),
    witnessedAt: tree.at?.toISOString() ?? null,
    witnesses: tree.witnesses.map(({ called: [zh, en], at }) => ({ zh, en, at: at.toISOString() })),
    anchor: anchor
      ? (({ chainId, contract, tx, block, at, size }) => ({ chainId, contract, tx, block, at, size }))(anchor)
      : null,
    events: events
      .filter((event) => event.lines.some((line) => journey.includes(line)))
      .sort(byTime)
      .map(({ digest, at, claim, holder, withdrawn, lines, body, text }) => ({
        digest,
        at: at?.toISOString() ?? null,
        claim,
        holder: holder ?? null,
        withdrawn,
        lines: [...lines].sort(),
        body: body ?? null,
        text,
      })),
    journey,
    packed: lines.get(packedLine(about))?.recorded ?? 0,
    certificates,
  };
}

/** As they are said to have happened; within one moment as they were written down. */
function byTime(a: JourneyEvent, b: JourneyEvent): number {
  const order = (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0);
  return order || (a.claim.at + a.digest < b.claim.at + b.digest ? -1 : 1);
}

const GRAVITY = ['red', 'amber', 'note'] as const;

function lit(found: readonly Finding[], facts?: Facts): Pick<Verdict, 'light' | 'headline' | 'findings'> {
  const findings = [...found].sort((a, b) => GRAVITY.indexOf(a.weight) - GRAVITY.indexOf(b.weight));
  const [gravest] = findings;
  if (gravest && gravest.weight !== 'note') {
    return { light: gravest.weight, headline: { zh: gravest.zh, en: gravest.en }, findings };
  }
  if (!facts || facts.events.length === 0)
    throw new Error('nothing was checked, and nothing was found wrong');
  return { light: 'green', headline: whole(facts), findings };
}

function whole({ events: { length: count }, witnesses: { length: witnesses } }: Facts): Told {
  return {
    zh: `${count} 条记录，一条不少，记下后没有改过；${witnesses} 家见证。`,
    en: `${count} ${count === 1 ? 'record' : 'records'}, all present and unchanged since; witnessed by ${witnesses}.`,
  };
}

function limitsOf(bundle: Bundle, facts: Facts, events: readonly JourneyEvent[]): UnprovenCode[] {
  const named = events.flatMap(({ claim }) => claim.media ?? []);
  const shown = new Set(
    (bundle.media ?? []).flatMap(({ digest, bytes }) => (bytes === undefined ? [] : [digest])),
  );
  const limits: Readonly<Record<UnprovenCode, boolean>> = {
    source: true,
    label: true,
    keys: true,
    index: true,
    since: true,
    parcels: facts.packed > 0,
    chain: facts.anchor !== null,
    media: named.some((digest) => !shown.has(digest)),
    certificates: events.some(({ body }) => body?.certificationInfo !== undefined),
  };
  return (Object.keys(limits) as UnprovenCode[]).filter((code) => limits[code]);
}

function told(codes: readonly UnprovenCode[]): Verdict['unproven'] {
  return codes.map((code) => ({ code, zh: unproven[code][0], en: unproven[code][1] }));
}
