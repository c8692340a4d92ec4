import { type CaptureError, faultSentence } from '#tracing';
import { sentenceOf } from '../../routes/refusals.ts';

/** Something wrong with a file, as it is told: where, its code, and a sentence in each language (one, when another server said it). */
export interface ToldError {
  readonly pointer: string;
  readonly code: string;
  readonly sentences: readonly string[];
}

export interface CaptureResult {
  /** How many were found valid; another server does not say. */
  readonly events?: number;
  readonly captured: boolean;
  readonly errors: readonly (CaptureError | ToldError)[];
}

export type Capture = (file: string) => Promise<CaptureResult | 'too-large'>;

export function toldError(error: CaptureError | ToldError): ToldError {
  if ('sentences' in error) return error;
  const { pointer } = error;
  if ('fault' in error) {
    const { fault } = error;
    return { pointer, code: fault.code, sentences: [faultSentence(fault, 'zh'), faultSentence(fault, 'en')] };
  }
  const sentences = (['zh', 'en'] as const).map((lang) => {
    const { what, why } = sentenceOf(error.refusal, lang);
    return `${what}：${why}`;
  });
  return { pointer, code: error.refusal.code, sentences };
}
