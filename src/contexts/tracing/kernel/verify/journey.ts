import { isLineName } from '../bundle.ts';
import { keyLine, packedLine } from '../entry.ts';
import type { JourneyEvent } from './events.ts';
import type { Say } from './finding.ts';
import type { ShownLine } from './lines.ts';
import { spokenLine } from './spoken.ts';

/**
 * Follows the thing back to what it was made or packed from, and says what of that is missing. Answers the lines whose events tell
 * the journey: its own first.
 */
export function checkComplete(
  about: string,
  lines: ReadonlyMap<string, ShownLine>,
  events: readonly JourneyEvent[],
  say: Say,
): readonly string[] {
  const need = (line: string) => {
    if (!lines.has(line)) say('line.missing', { line: spokenLine(line) }, line);
  };
  need(packedLine(about));
  const journey = [about];
  for (const thing of journey) {
    need(thing);
    const { recorded, entries } = lines.get(thing) ?? {};
    // A thing told as a count would hide its events.
    if (recorded && entries?.length === 0)
      say('line.incomplete', { line: spokenLine(thing), recorded, shown: 0 }, thing);
    if (recorded === 0 && thing === about) say('line.nothing-recorded', { line: spokenLine(thing) }, thing);
    if (recorded === 0 && thing !== about) say('line.origin-elsewhere', { line: spokenLine(thing) }, thing);
    for (const event of events) {
      if (!event.lines.includes(thing)) continue;
      need(keyLine(event.claim.issuer));
      for (const certificate of certificatesOf(event)) need(certificate);
      for (const source of sourcesOf(thing, event)) if (!journey.includes(source)) journey.push(source);
    }
  }
  return journey;
}

/** The certificates an event names, as far as a log can hold them. */
export function certificatesOf({ body }: Pick<JourneyEvent, 'body'>): readonly string[] {
  const named: readonly unknown[] = [body?.certificationInfo].flat();
  return named.filter((name): name is string => typeof name === 'string' && isLineName(name));
}

/** What a thing was made from (transformation) or holds (aggregation). */
export function sourcesOf(thing: string, { things }: Pick<JourneyEvent, 'things'>): readonly string[] {
  const parts = new Set(things.filter((each) => each.thing === thing).map((each) => each.part));
  return things
    .filter(
      ({ part }) => (part === 'input' && parts.has('output')) || (part === 'child' && parts.has('parent')),
    )
    .map((each) => each.thing);
}
