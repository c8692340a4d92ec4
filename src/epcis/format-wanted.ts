import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { refusals } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);

/** In which form events are to be given. */
export interface FormatWanted {
  readonly type: string;
  /** EPC URNs as GS1 Digital Link URIs. */
  readonly links: boolean;
  readonly write: (document: Record<string, unknown>) => string;
}

const JSON_TYPES = ['application/json', 'application/ld+json'];

/** Reads `Accept` and `GS1-EPC-Format` (EPCIS 2.0 § 12.9), or refuses what cannot be had. */
export function formatWanted(c: Context<ApiEnv>): FormatWanted {
  return { ...typeWanted(c.req.header('accept') ?? '*/*'), links: linksWanted(c) };
}

function typeWanted(accept: string): Pick<FormatWanted, 'type' | 'write'> {
  const ranges = accept
    .split(',')
    .map((range) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
      return { type, quality };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  for (const { type } of ranges) {
    const json = JSON_TYPES.find((each) => each === type || type === 'application/*' || type === '*/*');
    if (json) return { type: json, write: (document) => JSON.stringify(document) };
  }
  throw notAcceptable('Accept', accept, JSON_TYPES.join(', '));
}

const EPC_FORMATS = ['Always_GS1_Digital_Link', 'No_Preference', 'Never_Translates'];

/** Whether EPC URNs are to be given as GS1 Digital Links. */
export function linksWanted(c: Context<ApiEnv>): boolean {
  const value = c.req.header('gs1-epc-format') ?? 'Always_GS1_Digital_Link';
  // Where the company prefix ends, which an EPC URN tells, no Digital Link says.
  if (!EPC_FORMATS.includes(value)) throw notAcceptable('GS1-EPC-Format', value, EPC_FORMATS.join(', '));
  return value === 'Always_GS1_Digital_Link';
}

function notAcceptable(header: string, value: string, offers: string): Refusing {
  return new Refusing(refuse('tracing.not-acceptable', { header, value, offers }).refusal);
}
