import { refusals as adopting } from '#adopting';
import { refusals as branding } from '#branding';
import { refusals as channels } from '#channels';
import { refusals as delivery } from '#delivery';
import { refusals as dispatching } from '#dispatching';
import { refusals as groupbuying } from '#groupbuying';
import { refusals as importing } from '#importing';
import { refusals as ordering } from '#ordering';
import { refusals as origin } from '#origin';
import { refusals as paying } from '#paying';
import { refusals as people } from '#people';
import { refusals as planning } from '#planning';
import { refusals as recall } from '#recall';
import { refusals as region } from '#region';
import { refusals as routing } from '#routing';
import { refusals as selling } from '#selling';
import type { Refusal, RefusalText, Sentence } from '#shared/outcome.ts';
import { pictureRefusals as picture } from '#shared/picture-refusals.ts';
import { refusals as request } from '#shared/refusals.ts';
import type { Lang } from '#shared/tongue.ts';
import { refusals as tracing } from '#tracing';
import { refusals as vouching } from '#vouching';

/** Every refusal the system can make. A context adds its `refusals` here, and its sentences reach page and API alike. */
const texts: Readonly<Record<string, RefusalText>> = {
  ...request,
  ...picture,
  ...adopting,
  ...importing,
  ...selling,
  ...origin,
  ...branding,
  ...channels,
  ...delivery,
  ...dispatching,
  ...ordering,
  ...groupbuying,
  ...planning,
  ...recall,
  ...paying,
  ...people,
  ...region,
  ...routing,
  ...tracing,
  ...vouching,
};

export const codes: readonly string[] = Object.keys(texts);

function textOf(refusal: Refusal): RefusalText {
  const text = texts[refusal.code];
  if (!text)
    throw new Error(`refusal without a sentence: ${refusal.code} (add its context to routes/refusals.ts)`);
  return text;
}

/** What happened, why, and what to do next, in the reader's language. */
export function sentenceOf(refusal: Refusal, lang: Lang): Sentence {
  const { what, why, next } = textOf(refusal)[lang](refusal.facts);
  return { what, why: stopped(why, lang), next: stopped(next, lang) };
}

/** Why and what next stand beside each other as sentences: each ends with its stop, once. */
function stopped(sentence: string, lang: Lang): string {
  return /[.!?。！？]$/.test(sentence) ? sentence : sentence + (lang === 'zh' ? '。' : '.');
}

export function statusOf(refusal: Refusal): RefusalText['status'] {
  return textOf(refusal).status;
}

/** RFC 9457 problem details. `code` is stable and for machines; the sentences are for whoever reads the log. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly next: string;
  readonly code: string;
  readonly facts: Refusal['facts'];
}

export function problemOf(refusal: Refusal, lang: Lang): Problem {
  const { what, why, next } = sentenceOf(refusal, lang);
  const { code, facts } = refusal;
  return { type: `/api#${code}`, title: what, status: statusOf(refusal), detail: why, next, code, facts };
}
