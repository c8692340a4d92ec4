import type { Facts, Verdict } from '../verdict.ts';
import { collector, type Finding } from './finding.ts';

const GRAVITY = ['red', 'amber', 'note'] as const;

/** The light is the gravest finding's; where none weighs, everything must have been checked. */
export function lit(
  found: readonly Finding[],
  facts?: Facts,
): Pick<Verdict, 'light' | 'headline' | 'findings'> {
  const findings = [...found].sort((a, b) => GRAVITY.indexOf(a.weight) - GRAVITY.indexOf(b.weight));
  const [gravest] = findings;
  if (gravest && gravest.weight !== 'note') return { light: gravest.weight, headline: gravest, findings };
  if (!facts?.events.length) throw new Error('nothing was checked, and nothing was found wrong');
  const { length: count } = facts.events;
  const { found: headlines, say } = collector();
  say('bundle.holds', {
    records: [String(count), count === 1 ? '1 record' : `${count} records`],
    witnesses: facts.witnesses.length,
  });
  return { light: 'green', headline: headlines[0] as Finding, findings };
}
