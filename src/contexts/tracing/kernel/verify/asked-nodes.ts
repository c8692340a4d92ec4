import { type Answer, hostsAgreeing, standingOf } from '../anchor.ts';
import type { Verdict } from '../verdict.ts';
import { collector } from './finding.ts';
import { lit } from './lit.ts';

/**
 * A verdict with what nodes of the chain say of its anchor, which no file can show: one that denies it makes it red, fewer than two that
 * confirm it amber. `answers` is undefined when there was no anchor to ask for.
 */
export function withNodesAsked(verdict: Verdict, answers: readonly Answer[] | undefined): Verdict {
  const { found, say } = collector();
  const standing = answers && standingOf(answers);
  if (!answers) say('anchor.nothing-to-ask');
  for (const answer of answers ?? []) {
    const { node } = answer;
    if (answer.says === 'denies') say('anchor.denied', { node, why: answer.because });
    if (answer.says === 'nothing') say('anchor.unanswered', { node, why: answer.because });
    if (answer.says === 'agrees' && standing === 'half-checked') say('anchor.one-node', { node });
  }
  if (standing === 'stands') {
    say('anchor.stands', { nodes: hostsAgreeing(answers ?? []).size });
  }
  return {
    ...verdict,
    ...lit([...verdict.findings.filter(({ code }) => code !== 'anchor.stated'), ...found], verdict.facts),
    unproven: verdict.unproven.filter(({ code }) => code !== 'chain' || standing !== 'stands'),
  };
}
