import type { Context } from 'hono';
import type { Refusal } from '#shared/outcome.ts';
import type { Lang } from '#shared/tongue.ts';
import { type CaptureError, type Fault, faultError, faultSentence } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';
import { problemOf, sentenceOf, statusOf } from '../routes/refusals.ts';

/** The exceptions of EPCIS 2.0 § 8.2.4 and its OpenAPI, by our refusals; the others by their status. */
const byCode: Readonly<Record<string, string>> = {
  'tracing.not-allowed': 'SecurityException',
  'tracing.contradiction': 'ResourceAlreadyExistsException',
  'tracing.query-parameter-unknown': 'QueryParameterException',
  'tracing.query-value-wrong': 'QueryParameterException',
  'tracing.query-parameters-together': 'QueryParameterException',
  'tracing.destination-refused': 'SubscriptionControlsException',
  'tracing.schedule-wrong': 'SubscriptionControlsException',
  'tracing.too-many-kept': 'ImplementationException',
  'tracing.query-too-large': 'QueryTooLargeException',
  'tracing.query-too-complex': 'QueryTooComplexException',
};
const byStatus: Readonly<Record<number, string>> = {
  400: 'ValidationException',
  401: 'SecurityException',
  403: 'SecurityException',
  404: 'NoSuchNameException',
  406: 'NotAcceptableException',
  409: 'ResourceAlreadyExistsException',
  413: 'CaptureLimitExceededException',
  414: 'URITooLongException',
  415: 'UnsupportedMediaTypeException',
  422: 'ValidationException',
  501: 'ImplementationException',
};

/** Ends a request with a refusal and the faults it speaks of. */
export class RefusingFaults extends Refusing {
  readonly faults: readonly Fault[];
  constructor(refusal: Refusal, faults: readonly Fault[]) {
    super(refusal);
    this.faults = faults;
  }
}

function exceptionOf(refusal: Refusal): string {
  const name = byCode[refusal.code] ?? byStatus[statusOf(refusal)] ?? 'ImplementationException';
  return `epcisException:${name}`;
}

/** A refusal as the problem document the standard describes, with what our own say beside it. */
export function problemDocument(refusing: Refusing, lang: Lang) {
  const { refusal } = refusing;
  const faults = refusing instanceof RefusingFaults ? refusing.faults : [];
  return {
    ...problemOf(refusal, lang),
    type: exceptionOf(refusal),
    ...(faults.length > 0 ? { errors: faults.map((fault) => errorOf(faultError(fault), lang)) } : {}),
  };
}

export function problem(c: Context<ApiEnv>, refusing: Refusing): Response {
  const { refusal } = refusing;
  const { seconds } = refusal.facts;
  return c.json(problemDocument(refusing, c.var.lang ?? 'en'), statusOf(refusal), {
    'content-type': 'application/problem+json',
    ...(statusOf(refusal) === 429 ? { 'retry-after': String(seconds) } : {}),
  });
}

/** One error of a document, as problem details with where it is. */
export function errorOf(error: CaptureError, lang: Lang) {
  if ('fault' in error) {
    return {
      type: 'epcisException:ValidationException',
      title: lang === 'zh' ? '事件不符合标准' : 'The event does not follow the standard',
      status: 400,
      detail: faultSentence(error.fault, lang),
      pointer: error.pointer,
      code: error.fault.code,
    };
  }
  const { what, why, next } = sentenceOf(error.refusal, lang);
  return {
    type: exceptionOf(error.refusal),
    title: what,
    status: statusOf(error.refusal),
    detail: `${why} ${next}`,
    pointer: error.pointer,
    code: error.refusal.code,
  };
}
