import type { Context } from 'hono';
import { refuserOf } from '#shared/outcome.ts';
import { type CbvForm, type EpcForm, NotWritable, refusals, resultsXml } from '#tracing';
import { Refusing } from '../api/answers.ts';
import type { ApiEnv } from '../api/endpoint.ts';

const refuse = refuserOf(refusals);

/** In which form events are to be given. */
export interface FormatWanted {
  readonly type: string;
  readonly epcForm: EpcForm;
  readonly write: (document: Record<string, unknown>) => string;
}

const JSON_TYPES = ['application/json', 'application/ld+json'];
const XML_TYPES = ['application/xml', 'text/xml'];
const TYPES = [...JSON_TYPES, ...XML_TYPES];

/** Reads `Accept` and `GS1-EPC-Format` (EPCIS 2.0 § 12.9), or refuses what cannot be had. */
export function formatWanted(c: Context<ApiEnv>): FormatWanted {
  const accept = c.req.header('accept') ?? '*/*';
  const type = typeWanted(accept);
  const epcForm = epcFormWanted(c);
  if (!XML_TYPES.includes(type)) return { type, epcForm, write: (document) => JSON.stringify(document) };
  const form = cbvFormWanted(c);
  return { type, epcForm, write: (document) => writtenAsXml(document, form, accept) };
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

const EPC_FORMS: Readonly<Record<string, EpcForm>> = {
  Always_GS1_Digital_Link: 'links',
  Always_EPC_URN: 'urns',
  No_Preference: 'kept',
  Never_Translates: 'kept',
};

/** In which form EPCs are to be given. */
export function epcFormWanted(c: Context<ApiEnv>): EpcForm {
  return epcFormNamed(c.req.header('gs1-epc-format'));
}

/** The same by the header's value. */
export function epcFormNamed(value: string | readonly string[] = 'Always_GS1_Digital_Link'): EpcForm {
  const form = Object.hasOwn(EPC_FORMS, String(value)) ? EPC_FORMS[String(value)] : undefined;
  if (!form) throw notAcceptable('GS1-EPC-Format', String(value), Object.keys(EPC_FORMS).join(', '));
  return form;
}

function notAcceptable(header: string, value: string, offers: string): Refusing {
  return new Refusing(refuse('tracing.not-acceptable', { header, value, offers }).refusal);
}
