import { fromBase64 } from '../base64.ts';
import type { Bundle } from '../bundle.ts';
import { commitment } from '../commitment.ts';
import { digestOf } from '../digest.ts';
import { canonicalBytes } from '../json/canonical.ts';
import type { JourneyEvent } from './events.ts';
import type { Say } from './finding.ts';
import type { ShownLine } from './lines.ts';

/** Personal data shown by its owner must be what the record committed to. */
export function checkDisclosed(bundle: Bundle, events: readonly JourneyEvent[], say: Say): void {
  for (const [digest, fields] of Object.entries(bundle.disclosed ?? {})) {
    const claim = events.find((event) => event.digest === digest)?.claim;
    for (const [field, { key, value }] of Object.entries(fields)) {
      const committed =
        claim?.commitments && Object.hasOwn(claim.commitments, field) ? claim.commitments[field] : undefined;
      const bytes = fromBase64(key);
      if (committed === undefined) say('disclosed.unclaimed', { field }, digest);
      else if (bytes?.length !== 32 || commitment(bytes, value) !== committed) {
        say('disclosed.mismatch', { field }, digest);
      }
    }
  }
}

/** Photos and clips must be ones a record names, and be what it says of them. */
export function checkMedia(bundle: Bundle, events: readonly JourneyEvent[], say: Say): void {
  for (const { digest, bytes } of bundle.media ?? []) {
    const event = events.find(({ claim }) => claim.media?.includes(digest));
    const content = bytes === undefined ? undefined : fromBase64(bytes);
    if (!event) say('media.unclaimed', { digest });
    else if (content === null || (content && digestOf(content) !== digest)) {
      say('media.mismatch', {}, event.digest);
    }
  }
}

/** A certificate as far as this file proves it. */
export interface ShownCertificate {
  readonly id: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/**
 * A certificate (W3C VC Data Model 2.0) must be the one its line records. It is judged at the moment it was relied on; whether it still
 * holds is said beside.
 */
export function checkCertificates(
  bundle: Bundle,
  context: {
    readonly lines: ReadonlyMap<string, ShownLine>;
    readonly events: readonly JourneyEvent[];
    readonly now: Date;
  },
  say: Say,
): readonly ShownCertificate[] {
  return (bundle.certificates ?? []).map((credential) => {
    const field = (name: string) => {
      const value = Object(credential) as Readonly<Record<string, unknown>>;
      return Object.hasOwn(value, name) && typeof value[name] === 'string'
        ? (value[name] as string)
        : undefined;
    };
    const id = field('id') ?? '';
    const [from, until] = [field('validFrom'), field('validUntil')];
    const newest = context.lines.get(id)?.entries.at(-1)?.entry;
    if (
      newest?.type !== 'maidehao/credential/1' ||
      newest.id !== id ||
      newest.digest !== digestOf(canonicalBytes(credential))
    ) {
      say('certificate.not-recorded', { id: id || '—' });
    }
    const moments = context.events
      .filter((event) => reliesOn(event, id))
      .map((event) => event.at ?? context.now);
    const validity = { id, from: from ?? '—', until: until ?? '—' };
    if (moments.some((moment) => !isValid(moment, from, until))) say('certificate.not-then', validity);
    else if (!isValid(context.now, from, until)) say('certificate.not-now', { id, until: until ?? '—' });
    return { id, from, until };
  });
}

function reliesOn({ body }: JourneyEvent, id: string): boolean {
  const named = body?.certificationInfo;
  return Array.isArray(named) ? named.includes(id) : named === id;
}

function isValid(at: Date, from: string | undefined, until: string | undefined): boolean {
  const [start, end] = [Date.parse(from ?? ''), Date.parse(until ?? '')];
  return (Number.isNaN(start) || start <= at.getTime()) && (Number.isNaN(end) || at.getTime() <= end);
}
