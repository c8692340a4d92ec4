import type { EventThing } from './event-things.ts';
import { amountOf, amountText } from './exact-amount.ts';
import { measured } from './measured-kind.ts';
import type { Thing } from './things.ts';

/** What the balance needs to know of an event that stands; one declared wrong, and the declaration, are left out before. */
export interface BalanceEvent {
  /** Names it in a verdict. */
  readonly key: string;
  readonly type: string;
  readonly action: string;
  readonly bizStep: string;
  /** Events that share it are one transformation (EPCIS 2.0 § 7.4.6). */
  readonly transformation: string | undefined;
  /** As the event lists them. */
  readonly things: readonly EventThing[];
}

/** What went in, what came out, what can be left at most: exact decimals in `unit` (UN/ECE Rec. 20; empty for pieces). */
export interface Balance {
  /** No record can be added that would make these true. */
  readonly impossible: boolean;
  readonly in: string;
  readonly out: string;
  readonly remaining: string;
  readonly unit: string;
  /** Keys of the events with which more is out than in. */
  readonly brokenBy: readonly string[];
}

/** In the unit the lot was first made in. */
export interface LotBalance extends Balance {
  readonly thing: Thing;
}

/** One transformation: what went into it against what it gave. */
export interface ProcessBalance extends Balance {
  readonly outputs: readonly Thing[];
}

export interface MassBalance {
  readonly lots: readonly LotBalance[];
  readonly processes: readonly ProcessBalance[];
  /** Processes of which more came out than what can be compared of what went in; the rest, which nothing converts, may have become it. */
  readonly doubted: readonly ProcessBalance[];
  /**
   * Things of which the records do not say how much there ever was, or say it in kinds that nothing converts; and what came out of a
   * process in greater amounts than went in of its kind, where something else went in besides.
   */
  readonly unjudged: readonly Thing[];
}

/**
 * The balance of every thing and every transformation in these events, oldest first; all events of a thing must be there. What is
 * accused is certain: out is what was made into something else or destroyed, and the greater of what is packed and what was sold, since
 * what is packed is sold next and both may tell of the same goods. Whatever is unknown counts as nothing out.
 */
export function massBalance(events: readonly BalanceEvent[]): MassBalance {
  const made = new Map<Thing, Sum>();
  for (const event of events) {
    for (const each of event.things)
      if (wayOf(event, each) === 'made') add(entry(made, each.thing, sum), each);
  }
  const lots = new Map<Thing, Ledger>();
  const unjudged = new Set<Thing>();
  for (const each of events.flatMap(({ things }) => things)) {
    if (each.part === 'parent' || lots.has(each.thing) || unjudged.has(each.thing)) continue;
    const kind = onlyKind(made.get(each.thing));
    if (kind === undefined) unjudged.add(each.thing);
    else
      lots.set(each.thing, {
        ...kind,
        used: 0n,
        sold: 0n,
        packed: 0n,
        parcels: new Map(),
        brokenBy: new Set(),
      });
  }
  for (const event of events) follow(event, lots);
  const { judged, doubted, open } = processes(events);
  for (const thing of open) unjudged.add(thing);
  return {
    lots: [...lots].map(([thing, ledger]) => ({
      thing,
      ...balance(ledger, out(ledger), [...ledger.brokenBy]),
    })),
    processes: judged,
    doubted,
    unjudged: [...unjudged],
  };
}

/** Amounts by kind; `open` when one of them is not known. */
interface Sum {
  readonly kinds: Map<string, { total: bigint; readonly unit: string; readonly size: bigint }>;
  open: boolean;
}

interface Total {
  readonly kind: string;
  readonly total: bigint;
  readonly unit: string;
  readonly size: bigint;
}

interface Ledger extends Total {
  used: bigint;
  sold: bigint;
  packed: bigint;
  readonly parcels: Map<Thing, bigint>;
  readonly brokenBy: Set<string>;
}

function follow(event: BalanceEvent, lots: ReadonlyMap<Thing, Ledger>): void {
  const parcel = event.things.find(({ part }) => part === 'parent')?.thing ?? '';
  // Unpacked without saying what is all of it.
  if (isUnpacking(event) && !event.things.some(({ part }) => part === 'child')) {
    for (const ledger of lots.values()) unpack(ledger, parcel, undefined);
  }
  for (const each of event.things) {
    const ledger = lots.get(each.thing);
    const way = wayOf(event, each);
    if (!ledger || !way || way === 'made') continue;
    const amount = inKind(each, ledger.kind);
    if (way === 'unpacked') {
      unpack(ledger, parcel, amount);
      continue;
    }
    ledger[way] += amount ?? 0n;
    if (way === 'packed') ledger.parcels.set(parcel, (ledger.parcels.get(parcel) ?? 0n) + (amount ?? 0n));
    if (out(ledger) > ledger.total) ledger.brokenBy.add(event.key);
  }
}

function unpack(ledger: Ledger, parcel: Thing, amount: bigint | undefined): void {
  const held = ledger.parcels.get(parcel) ?? 0n;
  const taken = amount === undefined || amount > held ? held : amount;
  ledger.parcels.set(parcel, held - taken);
  ledger.packed -= taken;
}

function out({ used, packed, sold }: Ledger): bigint {
  return used + (packed > sold ? packed : sold);
}

/** Of each kind that came out, all of that kind that went in. What went in otherwise may have become it: then more is not impossible. */
function processes(events: readonly BalanceEvent[]): {
  judged: ProcessBalance[];
  doubted: ProcessBalance[];
  open: Thing[];
} {
  const groups = Map.groupBy(
    events.filter(({ type }) => type === 'TransformationEvent'),
    ({ transformation, key }) => transformation ?? key,
  );
  const judged: ProcessBalance[] = [];
  const doubted: ProcessBalance[] = [];
  const open: Thing[] = [];
  for (const group of groups.values()) {
    const things = group.flatMap((event) => event.things);
    const [into, from] = [sumOf(things, 'input'), sumOf(things, 'output')];
    for (const [kind, gave] of from.kinds) {
      const given = into.kinds.get(kind);
      const gained = gave.total > (given?.total ?? 0n);
      const named = things.filter(({ part, unit }) => part === 'output' && measured(unit).kind === kind);
      const outputs = [...new Set(named.map(({ thing }) => thing))];
      const keys = gained ? group.map(({ key }) => key) : [];
      const other = into.open || into.kinds.size > (given ? 1 : 0);
      const weighed = balance({ kind, ...gave, total: 0n, ...given }, gave.total, keys);
      if (given && !(gained && other)) judged.push({ outputs, ...weighed });
      else open.push(...outputs);
      // That kilograms were packed into pieces is nothing to doubt.
      if (gained && other && (given || kind === 'mass'))
        doubted.push({ outputs, ...weighed, impossible: false, brokenBy: keys });
    }
  }
  return { judged, doubted, open };
}

function sumOf(things: readonly EventThing[], part: EventThing['part']): Sum {
  const total = sum();
  for (const each of things) if (each.part === part) add(total, each);
  return total;
}

function balance({ total, unit, size }: Total, gone: bigint, brokenBy: readonly string[]): Balance {
  const text = (amount: bigint) => amountText(amount / size);
  const impossible = gone > total;
  return {
    impossible,
    in: text(total),
    out: text(gone),
    remaining: text(total - gone),
    unit,
    brokenBy: impossible ? brokenBy : [],
  };
}

type Way = 'made' | 'used' | 'sold' | 'packed' | 'unpacked';

function wayOf(event: BalanceEvent, { part }: EventThing): Way | undefined {
  if (part === 'input') return 'used';
  if (part === 'output') return 'made';
  if (part === 'child' && event.type === 'AggregationEvent') {
    if (isUnpacking(event)) return 'unpacked';
    return event.action === 'ADD' ? 'packed' : undefined;
  }
  if (part !== 'epc' || event.type !== 'ObjectEvent') return undefined;
  if (event.action === 'ADD') return 'made';
  // CBV 2.0 § 7.1: bare in JSON, as a URI elsewhere.
  if (/(^|[:/-])retail_selling$/.test(event.bizStep)) return 'sold';
  return event.action === 'DELETE' ? 'used' : undefined;
}

function isUnpacking({ type, action }: BalanceEvent): boolean {
  return type === 'AggregationEvent' && action === 'DELETE';
}

function sum(): Sum {
  return { kinds: new Map(), open: false };
}

function add(to: Sum, { quantity, unit }: EventThing): void {
  const amount = quantity === null ? undefined : amountOf(quantity);
  const { kind, size } = measured(unit);
  if (amount === undefined) to.open = true;
  else {
    const known = entry(to.kinds, kind, () => ({ total: 0n, unit: unit ?? '', size }));
    known.total += amount * size;
  }
}

/** A sum that is known whole and in one kind. */
function onlyKind(given: Sum | undefined): Total | undefined {
  const [first, ...more] = given?.kinds ?? [];
  return first && more.length === 0 && !given?.open ? { kind: first[0], ...first[1] } : undefined;
}

function inKind({ quantity, unit }: EventThing, wanted: string): bigint | undefined {
  const { kind, size } = measured(unit);
  const amount = quantity === null || kind !== wanted ? undefined : amountOf(quantity);
  return amount === undefined ? undefined : amount * size;
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}
