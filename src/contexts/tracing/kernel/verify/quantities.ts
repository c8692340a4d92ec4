import type { EventThing, Part } from '../event-things.ts';
import { amountOf, amountText } from '../exact-amount.ts';
import { declaredWrong, type JourneyEvent } from './events.ts';
import type { Say } from './finding.ts';
import { spokenLine, spokenUnit } from './spoken.ts';

/** Grams in a unit of mass (UN/ECE Rec. 20); other units are compared only with themselves. */
const GRAMS: Readonly<Record<string, bigint>> = { GRM: 1n, KGM: 1_000n, DTN: 100_000n, TNE: 1_000_000n };

/**
 * Whether amounts can be true: no transformation gives more than it takes, and of no lot more is used than was ever made.
 * Withdrawn records do not count, and neither do their declarations. `whole` are the lines all of whose records are known. The same
 * rule as `kernel/mass-balance.ts`, without parcels and in fewer bytes: a test keeps it from accusing where that one does not.
 */
export function checkQuantities(events: readonly JourneyEvent[], whole: ReadonlySet<string>, say: Say): void {
  const standing = events.filter((event) => !event.withdrawn && !declaredWrong(event));
  for (const group of transformations(standing)) {
    const things = group.flatMap((event) => event.things);
    const into = sums(things, ['input']);
    for (const [unit, out] of sums(things, ['output'])) {
      const given = into.get(unit);
      if (given === undefined || into.size > 1 || out <= given) continue;
      for (const { digest } of group) {
        say(
          'quantity.impossible',
          { into: spoken(given, unit), out: spoken(out, unit), unit: spokenUnit(unit) },
          digest,
        );
      }
    }
  }
  for (const line of whole) checkLot(line, standing, say);
}

function checkLot(line: string, events: readonly JourneyEvent[], say: Say): void {
  const made = new Map<string, bigint>();
  const used = new Map<string, bigint>();
  for (const { things, type, action } of events) {
    const own = things.filter((each) => each.thing === line);
    add(made, sums(own, type === 'ObjectEvent' && action === 'ADD' ? ['epc', 'output'] : ['output']));
    add(used, sums(own, type === 'ObjectEvent' && action === 'DELETE' ? ['epc', 'input'] : ['input']));
  }
  for (const [unit, amount] of used) {
    const most = made.get(unit);
    if (most === undefined || made.size > 1 || amount <= most) continue;
    const facts = { made: spoken(most, unit), used: spoken(amount, unit), unit: spokenUnit(unit) };
    say('quantity.overdrawn', { line: spokenLine(line), ...facts }, line);
  }
}

/** Events of one transformation: several when they share a `transformationID` (EPCIS § 7.4.6). */
function transformations(events: readonly JourneyEvent[]): JourneyEvent[][] {
  const groups = new Map<string, JourneyEvent[]>();
  for (const event of events) {
    if (event.type !== 'TransformationEvent') continue;
    const key = event.transformation ?? event.digest;
    groups.set(key, [...(groups.get(key) ?? []), event]);
  }
  return [...groups.values()];
}

// What nobody measured is a kind of its own: with it, a sum is not known.
const UNKNOWN = '?';

/** Sums by unit, mass in grams. */
function sums(things: readonly EventThing[], parts: readonly Part[]): Map<string, bigint> {
  const total = new Map<string, bigint>();
  for (const { part, quantity, unit } of things) {
    const amount = quantity === null ? undefined : amountOf(quantity);
    if (!parts.includes(part)) continue;
    const grams = unit !== null && Object.hasOwn(GRAMS, unit) ? GRAMS[unit] : undefined;
    const key = amount === undefined ? UNKNOWN : grams === undefined ? (unit ?? '') : 'GRM';
    total.set(key, (total.get(key) ?? 0n) + (amount ?? 0n) * (grams ?? 1n));
  }
  return total;
}

function add(total: Map<string, bigint>, more: ReadonlyMap<string, bigint>): void {
  for (const [unit, amount] of more) total.set(unit, (total.get(unit) ?? 0n) + amount);
}

function spoken(amount: bigint, unit: string): string {
  return unit === 'GRM' ? amountText(amount / 1_000n) : amountText(amount);
}
