import { sql } from 'kysely';
import type { Call } from '#shared/call.ts';
import type { CapturedEvent } from './kernel/captured-event.ts';
import { bizSteps, dispositions, eventTypes } from './kernel/epcis/vocabularies.ts';

export type WordKind = 'type' | 'bizStep' | 'disposition';

const standard: Readonly<Record<WordKind, ReadonlySet<string>>> = {
  type: new Set<string>(eventTypes),
  bizStep: new Set<string>(bizSteps.words),
  disposition: new Set<string>(dispositions.words),
};
const KINDS = ['type', 'bizStep', 'disposition'] as const;

/** Notes types, steps and dispositions that are no words of the standard: few, so that whoever looks for names reads no events. */
export async function noteOwnWords(
  call: Call,
  events: readonly Pick<CapturedEvent, 'body'>[],
): Promise<void> {
  const found = new Map<string, { readonly kind: WordKind; readonly word: string }>();
  for (const { body } of events) {
    for (const kind of KINDS) {
      const word = body[kind];
      if (typeof word === 'string' && !standard[kind].has(word)) found.set(`${kind} ${word}`, { kind, word });
    }
  }
  if (found.size === 0) return;
  // In one order everywhere: two documents with the same new words never wait for each other in a ring.
  const sorted = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  await sql`
    insert into tracing.own_word (county_id, kind, word)
    select ${call.county}, * from unnest(${sorted.map(({ kind }) => kind)}::text[], ${sorted.map(({ word }) => word)}::text[])
    on conflict do nothing`.execute(call.tx);
}
