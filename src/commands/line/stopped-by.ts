import { sentenceOf } from '../../routes/refusals.ts';
import type { Refusal } from '../../shared/outcome.ts';
import { Stopped } from '../../shared/stopped.ts';

/** A refusal as a command tells it. */
export function stoppedBy(refusal: Refusal): Stopped {
  const zh = sentenceOf(refusal, 'zh');
  const en = sentenceOf(refusal, 'en');
  return new Stopped(`${zh.what}：${zh.why}${zh.next}`, `${en.what}: ${en.why} ${en.next}`);
}
