import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { anchorReceipt } from './anchor-receipt.ts';
import { credentialsByIds, type KeptCredential } from './credentials.ts';
import { documentPaths } from './documents.ts';
import { eventBodies } from './events.ts';
import type { Bundle, BundleLine } from './kernel/bundle.ts';
import { type ChainedEntry, type Claim, keyLine, packedLine, parseEntry } from './kernel/entry.ts';
import { keyOfDeclaration, keyOfId } from './kernel/event-key.ts';
import type { EventBody } from './kernel/event-things.ts';
import type { Thing } from './kernel/things.ts';
import { issuerKeyOf } from './kernel/verify/certificates.ts';
import { certificatesOf } from './kernel/verify/journey.ts';
import type { LogAt } from './log-at.ts';
import { madeFrom } from './made-from.ts';
import { type Place, type ProvenLine, placesOf, proveLines } from './prove-lines.ts';
import { refuse, type TracingRefusal } from './refusals.ts';
import { revocationText } from './revoke-credential.ts';

// What a reader's phone checks in a moment; a lot mixed of more is proven source by source.
const MOST_THINGS = 500;
const MOST_ENTRIES = 5_000;

export interface GatheredBundle {
  readonly bundle: Bundle;
  /** Where each record stands in the log, by its claim's digest: not needed to check it, but to look it up. */
  readonly indexes: ReadonlyMap<string, number>;
}

/**
 * Everything needed to check a thing's whole journey without asking us (`kernel/bundle.ts`), in a state of the log: its own records and
 * those of what it was made from, with proof that none is left out. A fixed number of queries, however long the journey.
 */
export async function bundleOf(
  call: Call,
  at: LogAt,
  thing: Thing,
): Promise<Outcome<GatheredBundle, TracingRefusal>> {
  const things = await madeFrom(call, thing, MOST_THINGS + 1);
  if (things.length > MOST_THINGS) return refuse('tracing.bundle-too-large', { most: MOST_THINGS });
  const own = await proveLines(call, at, { lines: things, lengthOnly: [packedLine(thing)] });
  if (!own.ok) return own;
  const told = own.value.lines.flatMap(entriesIn);
  if (told.length > MOST_ENTRIES) return refuse('tracing.bundle-too-large', { most: MOST_ENTRIES });

  const events = told.flatMap((entry) => (entry.type === 'maidehao/event/1' ? [entry] : []));
  const claims = [...new Map(events.map(({ claim }) => [claim.digest, claim])).values()];
  const bodies = await bodiesOf(call, claims);
  const proven = new Set([...things, packedLine(thing)]);
  const named = certificatesNamed(Object.values(bodies)).filter((name) => !proven.has(name));
  const credentials = await credentialsByIds(call, named);
  const keys = new Set([
    ...claims.map(({ issuer }) => issuer),
    ...credentials.flatMap(({ document }) => issuerKeyOf(JSON.parse(document)) ?? []),
  ]);
  const vouching = await proveLines(call, at, {
    // Also of certificates that this log does not hold: that none is left out is shown by their absence.
    lines: [...Array.from(keys, keyLine), ...named],
  });
  if (!vouching.ok) return vouching;

  const lines = [...own.value.lines, ...vouching.value.lines];
  const places = await placesOfDoubted(call, at, lines);
  const documents = await documentPaths(
    call,
    events.flatMap(({ document }) => document ?? []),
  );
  const recorded = new Map(
    vouching.value.lines.map((each) => [
      each.line,
      entriesIn(each).filter(({ type }) => type === 'maidehao/credential/1').length,
    ]),
  );
  const certificates = credentials.flatMap((each) => recordedOf(each).slice(0, recorded.get(each.id)));
  const bundle: Bundle = {
    type: 'maidehao/bundle/1',
    about: thing,
    madeAt: call.now.toISOString(),
    checkpoint: at.checkpoint,
    map: own.value.map,
    lines: lines.map((each) => bundleLine(each, places)),
    ...(Object.keys(documents).length > 0 ? { documents } : {}),
    events: bodies,
    ...(certificates.length > 0 ? { certificates } : {}),
    anchor: await anchorReceipt(call, at),
  };
  return ok({ bundle, indexes: indexesOf(own.value.lines) });
}

function indexesOf(lines: readonly ProvenLine[]): Map<string, number> {
  return new Map(
    lines.flatMap((line) =>
      entriesIn(line).flatMap((entry, seq) => {
        const index = line.indexes?.[seq];
        return entry.type === 'maidehao/event/1' && index !== undefined
          ? [[entry.claim.digest, index] as const]
          : [];
      }),
    ),
  );
}

function entriesIn({ entries = [] }: ProvenLine): ChainedEntry[] {
  return entries.map((text) => {
    const entry = parseEntry(text);
    if (!entry.ok || entry.value.type === 'maidehao/map/1')
      throw new Error(`the log holds no entry: ${text}`);
    return entry.value;
  });
}

/** What claims speak of, by their digest. */
async function bodiesOf(call: Call, claims: readonly Claim[]): Promise<Record<string, EventBody>> {
  const declared = (claim: Claim) => keyOfDeclaration(claim.id, claim.digest);
  const found = await eventBodies(
    call,
    claims.flatMap((claim) => [keyOfId(claim.id), declared(claim)]),
  );
  return Object.fromEntries(
    claims.flatMap((claim) => {
      const body = found.get(declared(claim)) ?? found.get(keyOfId(claim.id));
      return body ? [[claim.digest, body]] : [];
    }),
  );
}

function certificatesNamed(bodies: readonly EventBody[]): string[] {
  return [...new Set(bodies.flatMap((body) => certificatesOf({ body })))];
}

/** What a credential's line records of it, in order: itself, and its revocation. */
function recordedOf({ id, document, revokedAt, revokeReason }: KeptCredential): unknown[] {
  const texts = [document, ...(revokedAt ? [revocationText(id, revokedAt, revokeReason ?? '')] : [])];
  return texts.map((text) => JSON.parse(text));
}

/**
 * Where records stand whose key was revoked later, and where its revocation stands: which came first is in question only there. By
 * index in the log.
 */
async function placesOfDoubted(
  call: Call,
  at: LogAt,
  lines: readonly ProvenLine[],
): Promise<ReadonlyMap<number, Place>> {
  const revoked = new Set(lines.filter(isRevokedKey).map(({ line }) => line));
  if (revoked.size === 0) return new Map();
  const doubted = lines.flatMap((each) =>
    entriesIn(each).flatMap((entry, seq) => {
      const key = entry.type === 'maidehao/event/1' ? keyLine(entry.claim.issuer) : each.line;
      return revoked.has(key) ? (each.indexes?.[seq] ?? []) : [];
    }),
  );
  return placesOf(call, at, doubted);
}

function isRevokedKey({ entries = [] }: ProvenLine): boolean {
  return entries.some((text) => typeOf(text) === 'maidehao/key-revoked/1');
}

function typeOf(text: string): unknown {
  return (JSON.parse(text) as { readonly type?: unknown }).type;
}

/** A line as a bundle has it: no more than its check asks for. */
function bundleLine(
  { line, seq, mapProof, leaf, head, entries, indexes = [] }: ProvenLine,
  known: ReadonlyMap<number, Place>,
): BundleLine {
  if (!entries) return { line, seq, mapProof, ...(leaf === undefined ? {} : { leaf }) };
  const places = indexes.slice(0, -1).flatMap((index, at) => {
    const place = known.get(index);
    return place ? [[at, place]] : [];
  });
  return {
    line,
    seq,
    mapProof,
    entries,
    ...(head ? { head } : {}),
    ...(places.length > 0 ? { places: Object.fromEntries(places) } : {}),
  };
}
