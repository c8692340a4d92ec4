/** A hand-over, by what was done to the shipment. */
export type ScanKind =
  | 'packed'
  | 'received'
  | 'loaded'
  | 'departed'
  | 'arrived'
  | 'shelved'
  | 'collected'
  | 'lost';

export type ShipmentStatus =
  | 'expected'
  | 'packed'
  | 'at-hub'
  | 'on-way'
  | 'at-station'
  | 'ready'
  | 'collected'
  | 'cancelled'
  | 'lost';

export interface Scan {
  readonly kind: ScanKind;
  readonly at: Date;
}

/** The steps of a shipment in the order they are meant to happen. */
export const steps = ['packed', 'received', 'loaded', 'departed', 'arrived', 'shelved', 'collected'] as const;
export type StepKind = (typeof steps)[number];

const statusAfter: Readonly<Record<StepKind, ShipmentStatus>> = {
  packed: 'packed',
  received: 'at-hub',
  loaded: 'at-hub',
  departed: 'on-way',
  arrived: 'at-station',
  shelved: 'ready',
  collected: 'collected',
};

/**
 * The status a shipment's scans add up to. It depends on which scans there are and when they happened, never on the order
 * they were sent in: a phone without signal may send its morning in the evening. The furthest step counts; a step back
 * (arriving again after it was shelved) undoes nothing; a parcel reported lost is found again by any later scan.
 */
export function statusOf(scans: readonly Scan[], cancelled = false): ShipmentStatus {
  const furthest = steps.findLast((step) => scans.some((scan) => scan.kind === step));
  if (furthest === 'collected') return 'collected';
  if (cancelled) return 'cancelled';
  const lastSeen = Math.max(...scans.filter(isStep).map((scan) => scan.at.getTime()), -Infinity);
  if (scans.some((scan) => scan.kind === 'lost' && scan.at.getTime() >= lastSeen)) return 'lost';
  return furthest ? statusAfter[furthest] : 'expected';
}

export interface JourneyStep<S extends Scan = Scan> {
  readonly step: StepKind;
  /** done: scanned; missing: a later step was scanned, this one never; ahead: still to come. */
  readonly state: 'done' | 'missing' | 'ahead';
  /** The first scan of this step. */
  readonly scan?: S;
}

/** All steps of a journey, with those that were skipped shown as missing rather than assumed. */
export function journeyOf<S extends Scan>(scans: readonly S[]): JourneyStep<S>[] {
  const first = (step: StepKind) =>
    scans
      .filter((scan) => scan.kind === step)
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .at(0);
  const furthest = steps.findLastIndex((step) => first(step) !== undefined);
  return steps.map((step, index) => {
    const scan = first(step);
    if (scan) return { step, state: 'done', scan };
    return { step, state: index < furthest ? 'missing' : 'ahead' };
  });
}

function isStep(scan: Scan): boolean {
  return scan.kind !== 'lost';
}
