import { companyPrefix } from './company-prefix.ts';
import { yymmdd } from './dates.ts';
import { type CompanyPrefixes, type Lint, type Linter, lint, lintAll, nonDigit } from './lint.ts';

/**
 * A cursor over the digits of a North American coupon (GS1 AI (8110) and (8112) specifications). Every part either is whole or ends
 * the reading with what is wrong, so that a linter below reads as the list of a coupon's parts.
 */
class Reading {
  readonly text: string;
  readonly prefixes: CompanyPrefixes | undefined;
  at = 0;
  constructor(text: string, prefixes: CompanyPrefixes | undefined) {
    this.text = text;
    this.prefixes = prefixes;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** One digit that must be among `allowed`; missing, the whole text so far is meant. */
  one(allowed: string, missing: string, invalid: string): string {
    if (this.ended) throw new Found(lintAll(missing, this.text));
    const digit = this.text.charAt(this.at);
    if (!allowed.includes(digit)) throw new Found(lint(invalid, this.at, 1));
    this.at++;
    return digit;
  }

  /** So many digits; cut short, what is there of them is meant, or the whole text when nothing is. */
  many(length: number, truncated: string): { readonly at: number; readonly digits: string } {
    if (this.at + length > this.text.length) {
      const rest = this.text.length - this.at;
      throw new Found(rest === 0 ? lintAll(truncated, this.text) : lint(truncated, this.at, rest));
    }
    const part = { at: this.at, digits: this.text.slice(this.at, this.at + length) };
    this.at += length;
    return part;
  }

  /** Digits whose number a first digit tells: that digit and `more`. */
  counted(allowed: string, more: number, names: { missing: string; invalid: string; truncated: string }) {
    return this.many(Number(this.one(allowed, names.missing, names.invalid)) + more, names.truncated);
  }

  prefix(part: { readonly at: number; readonly digits: string }): void {
    const bad = companyPrefix(this.text, part.at, part.at + part.digits.length, this.prefixes);
    if (bad) throw new Found(bad);
  }

  /** Whether the next optional field is the one with this number; fields come in the order of their numbers. */
  field(number: string): boolean {
    if (this.text.charAt(this.at) !== number) return false;
    this.at++;
    return true;
  }

  /** A date as YYMMDD. */
  date(tooShort: string, invalid: string): { readonly at: number; readonly digits: string } {
    const part = this.many(6, tooShort);
    if (yymmdd(part.digits)) throw new Found(lint(invalid, part.at, 6));
    return part;
  }

  end(): null {
    if (!this.ended) throw new Found(lint('COUPON_EXCESS_DATA', this.at, this.text.length - this.at));
    return null;
  }
}

/** Carries a finding out of a reading that cannot go on; it never leaves this file. */
class Found extends Error {
  readonly lint: Lint;
  constructor(found: Lint) {
    super(found.code);
    this.lint = found;
  }
}

function reader(read: (reading: Reading) => null): Linter {
  return (text, prefixes) => {
    const bad = nonDigit(text);
    if (bad) return bad;
    try {
      return read(new Reading(text, prefixes));
    } catch (thrown) {
      if (thrown instanceof Found) return thrown.lint;
      throw thrown;
    }
  };
}

function named(what: string, length = `COUPON_INVALID_${what}_LENGTH`) {
  return { missing: `COUPON_MISSING_${what}_VLI`, invalid: length, truncated: `COUPON_TRUNCATED_${what}` };
}

const ANY = '0123456789';

export const couponcode: Linter = reader((coupon) => {
  coupon.prefix(coupon.counted('0123456', 6, named('GCP')));
  coupon.many(6, 'COUPON_TRUNCATED_OFFER_CODE');
  coupon.counted('12345', 0, named('SAVE_VALUE'));
  purchase(coupon, '1ST');
  if (coupon.field('1')) {
    coupon.one(
      '0123',
      'COUPON_MISSING_ADDITIONAL_PURCHASE_RULES_CODE',
      'COUPON_INVALID_ADDITIONAL_PURCHASE_RULES_CODE',
    );
    purchase(coupon, '2ND');
    purchaseFrom(coupon, '2ND');
  }
  if (coupon.field('2')) {
    purchase(coupon, '3RD');
    purchaseFrom(coupon, '3RD');
  }
  dates(coupon);
  if (coupon.field('5')) coupon.counted(ANY, 6, named('SERIAL_NUMBER'));
  if (coupon.field('6')) coupon.prefix(coupon.counted('1234567', 6, named('RETAILER_GCP_OR_GLN')));
  if (coupon.field('9')) {
    coupon.one('01256', 'COUPON_MISSING_SAVE_VALUE_CODE', 'COUPON_INVALID_SAVE_VALUE_CODE');
    const item = 'SAVE_VALUE_APPLIES_TO_ITEM';
    coupon.one('012', `COUPON_MISSING_${item}`, `COUPON_INVALID_${item}`);
    coupon.one(ANY, 'COUPON_MISSING_STORE_COUPON_FLAG', 'COUPON_MISSING_STORE_COUPON_FLAG');
    coupon.one('01', 'COUPON_MISSING_DONT_MULTIPLY_FLAG', 'COUPON_INVALID_DONT_MULTIPLY_FLAG');
  }
  return coupon.end();
});

export const couponposoffer: Linter = reader((coupon) => {
  coupon.one('01', 'COUPON_MISSING_FORMAT_CODE', 'COUPON_INVALID_FORMAT_CODE');
  coupon.prefix(coupon.counted('0123456', 6, named('FUNDER')));
  coupon.many(6, 'COUPON_TRUNCATED_OFFER_CODE');
  coupon.counted(ANY, 6, named('SERIAL_NUMBER'));
  return coupon.end();
});

function purchase(coupon: Reading, which: string): void {
  coupon.counted('12345', 0, named(`${which}_PURCHASE_REQUIREMENT`));
  const code = `${which}_PURCHASE_REQUIREMENT_CODE`;
  coupon.one('012349', `COUPON_MISSING_${code}`, `COUPON_INVALID_${code}`);
  coupon.many(3, `COUPON_TRUNCATED_${which}_PURCHASE_FAMILY_CODE`);
}

/** The company whose goods must be bought as well; 9 says it is the first one's. */
function purchaseFrom(coupon: Reading, which: string): void {
  if (coupon.field('9')) return;
  coupon.prefix(coupon.counted('0123456', 6, named(`${which}_PURCHASE_GCP`)));
}

function dates(coupon: Reading): void {
  const at = coupon.at;
  const expires = coupon.field('3')
    ? // The resource's own spelling.
      coupon.date('COUPON_TOO_SHORT_FOR_EXPIRATION_DATE', 'COUPON_INVALID_EXIPIRATION_DATE')
    : undefined;
  if (!coupon.field('4')) return;
  const starts = coupon.date('COUPON_TOO_SHORT_FOR_START_DATE', 'COUPON_INVALID_START_DATE');
  if (expires && expires.digits < starts.digits) {
    throw new Found(lint('COUPON_EXPIRATION_BEFORE_START', at, coupon.at - at));
  }
}
