import { base64 } from './base64.ts';
import { type Bundle, bundleShape, LARGEST_BUNDLE } from './bundle.ts';
import { type DenseBundle, expanded } from './dense-bundle.ts';
import { packedLine } from './entry.ts';
import { strictJson } from './json/strict-json.ts';
import type { Policy } from './policy.ts';
import type { Facts, Verdict } from './verdict.ts';
import { checkAnchor } from './verify/anchor.ts';
import { checkDisclosed, checkMedia } from './verify/attachments.ts';
import { checkCertificates } from './verify/certificates.ts';
import { checkCheckpoint } from './verify/checkpoint.ts';
import { checkEvents, type JourneyEvent } from './verify/events.ts';
import { collector, type Say } from './verify/finding.ts';
import { checkIssuers } from './verify/issuers.ts';
import { checkComplete } from './verify/journey.ts';
import { checkLines } from './verify/lines.ts';
import { lit } from './verify/lit.ts';
import { checkMap } from './verify/map.ts';
import { checkQuantities } from './verify/quantities.ts';
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
  const given = written(json.value);
  const unfit = bundleShape(given);
  if (unfit !== null) {
    say('bundle.shape', { path: unfit || '/' });
    return undefined;
  }
  const bundle = given as Bundle;
  const entries = bundle.lines.reduce((sum, { entries }) => sum + (entries?.length ?? 0), 0);
  if (entries <= MOST_ENTRIES) return bundle;
  say('bundle.too-large');
  return undefined;
}

/** The bundle a file holds, as it was before it was packed; undefined for one that cannot be written out. */
function written(value: unknown): unknown {
  try {
    return Object(value).type === 'maidehao/bundle/2' ? expanded(value as DenseBundle) : value;
  } catch {
    return undefined;
  }
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
  const lines = checkLines(bundle.lines, { mapRoot, tree, about: bundle.about }, say);
  const keys = checkIssuers(lines, say);
  const events = checkEvents(bundle, { lines, keys, witnessedAt: tree.at }, say);
  const journey = checkComplete(bundle.about, lines, events, say);
  checkQuantities(events, new Set(journey), say);
  checkDisclosed(bundle, events, say);
  checkMedia(bundle, events, say);
  const certificates = checkCertificates(bundle, { lines, keys, events, now }, say);
  const anchor = checkAnchor(bundle.anchor, { policy, tree }, say);
  const facts: Facts = {
    about: bundle.about,
    log: tree.origin,
    size: tree.size,
    root: base64(tree.root),
    witnesses: tree.witnesses,
    witnessedAt: tree.at,
    anchor,
    events: events.filter((event) => event.lines.some((line) => journey.includes(line))).sort(byTime),
    journey,
    packed: lines.get(packedLine(bundle.about))?.recorded ?? 0,
    certificates,
  };
  return {
    ...lit(found, facts),
    facts,
    unproven: told(limitsOf(bundle, facts)),
    ...(evidence ? { evidence } : {}),
  };
}

/** As they are said to have happened; within one moment as they were written down. */
function byTime(a: JourneyEvent, b: JourneyEvent): number {
  const order = (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0);
  return order || (a.claim.at + a.digest < b.claim.at + b.digest ? -1 : 1);
}

function limitsOf(bundle: Bundle, { anchor, certificates, events, packed }: Facts): UnprovenCode[] {
  const named = events.flatMap(({ claim }) => claim.media ?? []);
  const shown = new Set(
    (bundle.media ?? []).flatMap(({ digest, bytes }) => (bytes === undefined ? [] : [digest])),
  );
  const unit = bundle.about.includes('/00/');
  const limits: Readonly<Record<UnprovenCode, boolean>> = {
    source: true,
    label: true,
    keys: true,
    index: true,
    since: true,
    parcels: packed > 0 && !unit,
    crates: packed > 0 && unit,
    chain: anchor !== undefined,
    media: named.some((digest) => !shown.has(digest)),
    certificates: events.some(({ body }) => !shownOf(body?.certificationInfo, certificates)),
  };
  return (Object.keys(limits) as UnprovenCode[]).filter((code) => limits[code]);
}

/** Whether all certificates an event names are shown. */
function shownOf(named: unknown, certificates: Facts['certificates']): boolean {
  const names: readonly unknown[] = named === undefined ? [] : Array.isArray(named) ? named : [named];
  return names.every((name) => certificates.some(({ id }) => id === name));
}

function told(codes: readonly UnprovenCode[]): Verdict['unproven'] {
  return codes.map((code) => ({ code, zh: unproven[code][0], en: unproven[code][1] }));
}
