import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { packedLine } from './kernel/entry.ts';
import type { EventBody, Part } from './kernel/event-things.ts';
import type { Thing } from './kernel/things.ts';
import { type LogAt, logAt } from './log-at.ts';
import { type ProvenLines, proveLines } from './prove-lines.ts';
import type { TracingRefusal } from './refusals.ts';

/** A thing's relation to the one asked about: negative generations came before it, positive after. */
export interface Related {
  readonly thing: Thing;
  readonly generation: number;
}

/** What a thing was made from and what was made of it, with proof that none of their records is left out. */
export interface Trace {
  readonly things: readonly Related[];
  readonly events: readonly EventBody[];
  readonly at: LogAt;
  /** A line for each thing, and the length of its `#packed` line. */
  readonly proven: ProvenLines;
}

/** How far a trace goes each way unless told: further than any food changes hands. */
const LEVELS = 10;
const MOST_THINGS = 2_000;

/** Traces a thing both ways through transformations, and a unit back to what was packed in it, `levels` each, in a few queries however many things it meets. */
export async function traceOf(
  call: Call,
  thing: Thing,
  levels = LEVELS,
): Promise<Outcome<Trace, TracingRefusal>> {
  const at = await logAt(call);
  if (!at.ok) return at;
  const before = await reached(call, thing, { levels, from: ['output', 'parent'], to: ['input', 'child'] });
  const after = await reached(call, thing, { levels, from: ['input'], to: ['output'] });
  const things: Related[] = [
    ...before.map((each) => ({ ...each, generation: 0 - each.generation })),
    ...after.filter(({ generation }) => generation > 0),
  ].sort((a, b) => a.generation - b.generation);
  const names = [...new Set(things.map((each) => each.thing))];
  const proven = await proveLines(call, at.value, { lines: names, lengthOnly: names.map(packedLine) });
  if (!proven.ok) return proven;
  return ok({ things, events: await eventsAbout(call, names), at: at.value, proven: proven.value });
}

/** The thing itself and what is reached from it, each with how many steps away it is at least. */
async function reached(
  call: Call,
  thing: Thing,
  {
    levels,
    from,
    to,
  }: { readonly levels: number; readonly from: readonly Part[]; readonly to: readonly Part[] },
): Promise<Related[]> {
  const { rows } = await sql<Related>`
    with recursive reached(thing, generation) as (
      select ${thing}::text collate "C", 0
      union
      select next.thing, reached.generation + 1
      from reached
      join tracing.event_thing here
        on here.county_id = ${call.county} and here.thing = reached.thing and here.part = any (${from}::text[])
      join tracing.event_thing next
        on next.county_id = ${call.county} and next.event_id = here.event_id and next.part = any (${to}::text[])
      where reached.generation < ${levels}
    )
    select thing, min(generation) as generation from reached group by thing
    order by generation, thing limit ${MOST_THINGS}`.execute(call.tx);
  return rows;
}

async function eventsAbout(call: Call, things: readonly Thing[]): Promise<EventBody[]> {
  const { rows } = await sql<{ document: EventBody }>`
    select document from tracing.event
    where county_id = ${call.county} and id in (
      select event_id from tracing.event_thing
      where county_id = ${call.county} and thing = any (${things}::text[]) and part <> 'child'
    )
    order by event_time, id`.execute(call.tx);
  return rows.map(({ document }) => document);
}
