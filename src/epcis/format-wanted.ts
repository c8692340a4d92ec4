import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { type CbvForm, NotWritable, refusals, resultsXml } from '#tracing';
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
const XML_TYPES = ['application/xml', 'text/xml'];
const TYPES = [...JSON_TYPES, ...XML_TYPES];

/** Reads `Accept` and `GS1-EPC-Format` (EPCIS 2.0 § 12.9), or refuses what cannot be had. */
export function formatWanted(c: Context<ApiEnv>): FormatWanted {
  const accept = c.req.header('accept') ?? '*/*';
  const type = typeWanted(accept);
  const links = linksWanted(c);
  if (!XML_TYPES.includes(type)) return { type, links, write: (document) => JSON.stringify(document) };
  const form = cbvFormWanted(c);
  return { type, links, write: (document) => writtenAsXml(document, form, accept) };
}

function typeWanted(accept: string): string {
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
    const found = TYPES.find((each) => each === type || type === 'application/*' || type === '*/*');
    if (found) return found;
  }
  throw notAcceptable('Accept', accept, TYPES.join(', '));
}

function writtenAsXml(document: Record<string, unknown>, form: CbvForm, accept: string): string {
  try {
    return resultsXml(document, form);
  } catch (error) {
    // JSON can say more than XML: rather no answer than half of one.
    if (error instanceof NotWritable) throw notAcceptable('Accept', accept, JSON_TYPES.join(', '));
    throw error;
  }
}

const CBV_FORMS: Readonly<Record<string, CbvForm>> = {
  No_Preference: 'urn',
  Always_URN: 'urn',
  Always_Web_URI: 'uri',
};

/** `GS1-CBV-XML-Format`: words are kept bare, so that their original form is no more to be had. */
function cbvFormWanted(c: Context<ApiEnv>): CbvForm {
  const value = c.req.header('gs1-cbv-xml-format') ?? 'No_Preference';
  const form = Object.hasOwn(CBV_FORMS, value) ? CBV_FORMS[value] : undefined;
  if (!form) throw notAcceptable('GS1-CBV-XML-Format', value, Object.keys(CBV_FORMS).join(', '));
  return form;
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
