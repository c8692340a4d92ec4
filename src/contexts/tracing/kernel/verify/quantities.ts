import type { EventThing, Part } from '../event-things.ts';
import { amountOf, amountText } from '../exact-amount.ts';
import { measured } from '../measured-kind.ts';
import { declaredWrong, type JourneyEvent } from './events.ts';
import type { Fact, Say } from './finding.ts';
import { spokenKind, spokenLine } from './spoken.ts';

/**
 * Whether amounts can be true: no transformation gives more than it takes, and of no lot more is used than was ever made.
 * Withdrawn records do not count, and neither do their declarations. `whole` are the lines all of whose records are known. The same
 * rule as `kernel/mass-balance.ts`, without parcels and in fewer bytes: a test keeps it from accusing where that one does not.
 */
export function checkQuantities(events: readonly JourneyEvent[], whole: ReadonlySet<string>, say: Say): void {
  const standing = events.filter((event) => !event.withdrawn && !declaredWrong(event));
  for (const group of transformations(standing)) {
    const things = group.flatMap((event) => event.things);
    compare(sums(things, ['input']), sums(things, ['output']), (facts, left) => {
      for (const { digest } of group) {
        if (left) say(left.code, { what: ['加工', 'Processing'], ...facts, left: left.spoken }, digest);
        else say('quantity.impossible', facts, digest);
      }
    });
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
  compare(made, used, (facts, left) => {
    const what = spokenLine(line);
    if (left) say(left.code, { what, ...facts, left: left.spoken }, line);
    else say('quantity.overdrawn', { line: what, ...facts }, line);
  });
}

interface LeftOut {
  readonly code: 'quantity.unknown' | 'quantity.not-compared';
  readonly spoken: Fact;
}

/** Tells of each kind in which more is out than in; with what of the rest could account for it, since nothing converts it. */
function compare(
  into: ReadonlyMap<string, bigint>,
  from: ReadonlyMap<string, bigint>,
  tell: (facts: Readonly<Record<'into' | 'out' | 'unit', Fact>>, left: LeftOut | undefined) => void,
): void {
  for (const [kind, out] of from) {
    const given = into.get(kind);
    if (out <= (given ?? 0n)) continue;
    const [size, unit] = spokenKind(kind);
    const facts = { into: amountText((given ?? 0n) / size), out: amountText(out / size), unit };
    const others = (into.size > 0 ? [...into.keys()] : [UNKNOWN]).filter((each) => each !== kind);
    const units = others.map((each) => spokenKind(each)[1]);
    const spoken = ([0, 1] as const).map((at) => units.map((each) => each[at]).join(' + '));
    const code = given === undefined && kind !== 'mass' ? 'quantity.not-compared' : 'quantity.unknown';
    tell(facts, others.length > 0 ? { code, spoken: spoken as [string, string] } : undefined);
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

/** Sums by kind, each in its smallest unit. */
function sums(things: readonly EventThing[], parts: readonly Part[]): Map<string, bigint> {
  const total = new Map<string, bigint>();
  for (const { part, quantity, unit } of things) {
    if (!parts.includes(part)) continue;
    const amount = quantity === null ? undefined : amountOf(quantity);
    const { kind, size } = measured(unit);
    add(total, new Map([[amount === undefined ? UNKNOWN : kind, (amount ?? 0n) * size]]));
  }
  return total;
}

function add(total: Map<string, bigint>, more: ReadonlyMap<string, bigint>): void {
  for (const [kind, amount] of more) total.set(kind, (total.get(kind) ?? 0n) + amount);
}
