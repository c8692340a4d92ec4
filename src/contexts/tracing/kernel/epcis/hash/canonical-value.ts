import { canonicalLink } from '../../gs1/canonical-link.ts';
import { millisecondsOf } from '../time.ts';
import type { HashProfile } from './profile.ts';

const CBV = 'https://ref.gs1.org/cbv/';
const URNS: readonly (readonly [string, string])[] = [
  ['urn:epcglobal:cbv:bizstep:', `${CBV}BizStep-`],
  ['urn:epcglobal:cbv:disp:', `${CBV}Disp-`],
  ['urn:epcglobal:cbv:btt:', `${CBV}BTT-`],
  ['urn:epcglobal:cbv:sdt:', `${CBV}SDT-`],
  ['urn:epcglobal:cbv:er:', `${CBV}ER-`],
];

/**
 * A value as it goes into the hash, so that XML and JSON, URN and link, `26.0` and `26` meet (CBV 2.0 § 8.9.2): words of the
 * standard as web URIs, numbers without needless zeros, GS1 keys as canonical links; the rest as it is.
 */
export function canonicalValue(value: string, { numbers, gs1 }: HashProfile): string {
  const trimmed = value.trim();
  const text = MAY_EXPAND.test(trimmed) ? expanded(trimmed, gs1) : trimmed;
  if (!MAY_CHANGE.test(text) || OF_GS1.test(text)) return text;
  if (NUMBER.test(text)) return numbers === 'double' ? throughDouble(text) : decimalOf(text);
  return canonicalLink(text) ?? text;
}

/** The standard's own words: they name no key. */
const OF_GS1 = /^https:\/\/(?:ref\.gs1\.org\/(?:cbv|voc)|gs1\.org\/voc)\/[\w-]+$/;

/** What begins as a name with one of the prefixes below. */
const MAY_EXPAND = /^(?:gs1:|cbv:|urn:epcglobal:)/;

/** What begins as a number, a web address or an EPC does: anything else, as most words are, stays as it is. */
const MAY_CHANGE = /^(?:[-+.\d]|https?:|urn:epc:)/;

function expanded(text: string, gs1: string): string {
  if (text.startsWith('gs1:')) return gs1 + text.slice('gs1:'.length);
  if (text.startsWith('cbv:')) return CBV + text.slice('cbv:'.length);
  const urn = URNS.find(([start]) => text.startsWith(start));
  return urn ? urn[1] + text.slice(urn[0].length) : text;
}

/** A time in UTC with three decimals; a text that is none, as it is. */
export function canonicalTime(value: string): string {
  const text = value.trim();
  if (CANONICAL_TIME.test(text)) return text;
  const milliseconds = millisecondsOf(text);
  return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}

/** As `toISOString` writes it, on a day that every month has: nearly every event comes so. */
const CANONICAL_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** As Python writes a float: an integer in full, a small fraction with an exponent of two digits. */
function throughDouble(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return text;
  if (Number.isInteger(value)) return BigInt(value).toString();
  if (Math.abs(value) >= 1e-4) return String(value);
  return value.toExponential().replace(/e-(\d)$/, 'e-0$1');
}

/** The decimal in full, without zeros that say nothing. */
function decimalOf(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  const point = whole.length + Number(exponent);
  const digits = (whole + fraction).padEnd(point, '0');
  const [before, after] =
    point > 0 ? [digits.slice(0, point), digits.slice(point)] : ['0', '0'.repeat(-point) + digits];
  const integer = before.replace(/^0+(?=\d)/, '');
  const decimals = after.replace(/0+$/, '');
  const number = decimals === '' ? integer : `${integer}.${decimals}`;
  return sign === '-' && number !== '0' ? `-${number}` : number;
}
