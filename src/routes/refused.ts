import { type ActionFailure, error, fail } from '@sveltejs/kit';
import type { Refusal, Sentence } from '#shared/outcome.ts';
import type { Lang } from '#shared/tongue.ts';
import { getRequestEvent } from '$app/server';
import { problemOf, sentenceOf, statusOf } from './refusals.ts';

export interface RefusedForm {
  readonly refusal: Sentence & { readonly code: string };
  /** What was typed, to fill the form again. */
  readonly values: Readonly<Record<string, string>>;
}

/**
 * A form action's answer to a refusal: its status, its sentence for `<RefusalNote>`, and what was typed.
 * Files and fields named in `secret` are not sent back.
 */
export function refused(
  refusal: Refusal,
  lang: Lang,
  form?: FormData,
  secret: readonly string[] = ['password'],
): ActionFailure<RefusedForm> {
  return fail(statusOf(refusal), {
    refusal: { ...sentenceOf(refusal, lang), code: refusal.code },
    values: form ? typedIn(form, secret) : {},
  });
}

/** What was typed into a form, to fill it again. */
export function typedIn(form: FormData, secret: readonly string[] = []): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !secret.includes(name)) values[name] = value;
  }
  return values;
}

/** A load's answer to a refusal: the page ends with its status, and its sentence is shown instead. */
export function turnAway(refusal: Refusal, lang: Lang): never {
  const sentence = sentenceOf(refusal, lang);
  // An endpoint has no error page of its own: `hooks.server.ts` shows it one by this.
  getRequestEvent().locals.turnedAway = sentence;
  error(statusOf(refusal), { message: sentence.what, sentence });
}

/** The answer where a file was asked for: a reader in a browser gets the page that says why not, a machine the problem document. */
export function refusedFile(refusal: Refusal, lang: Lang): Response {
  if (getRequestEvent().request.headers.get('accept')?.includes('text/html')) turnAway(refusal, lang);
  const { seconds } = refusal.facts;
  return new Response(JSON.stringify(problemOf(refusal, lang)), {
    status: statusOf(refusal),
    headers: {
      'content-type': 'application/problem+json',
      ...(statusOf(refusal) === 429 ? { 'retry-after': String(seconds) } : {}),
    },
  });
}
