/** Digits of extension digit and serial reference together with the prefix: an SSCC without its check digit has 17. */
const BODY_LENGTH = 17;

/**
 * GS1 prefix 952 is for demonstrations (GS1 General Specifications § 1.4.2); a county that ships for real puts the company
 * prefix GS1 China gave it into its settings.
 */
export const DEMO_COMPANY_PREFIX = '9520001';

/**
 * An SSCC-18 (GS1 General Specifications § 2.2.1): extension digit, company prefix, serial reference, check digit. The
 * extension digit is the serial's leading digit, so that a 7-digit prefix has 10^10 numbers. Throws when the serial does
 * not fit.
 */
export function sscc(companyPrefix: string, serial: number, checkDigit: (digits: string) => number): string {
  const digits = String(serial).padStart(BODY_LENGTH - companyPrefix.length, '0');
  if (!/^\d{7,10}$/.test(companyPrefix) || digits.length + companyPrefix.length !== BODY_LENGTH) {
    throw new RangeError(`no SSCC for prefix ${companyPrefix} and serial ${serial}`);
  }
  const body = `${digits.slice(0, 1)}${companyPrefix}${digits.slice(1)}`;
  return `${body}${checkDigit(body)}`;
}

/** What a scanner or a person typed, as a whole SSCC or the last digits of one; undefined when it is neither. */
export function ssccOrTail(text: string): string | undefined {
  // A scanner sends the AI (00) with or without brackets, or the Digital Link printed as QR.
  const digits = text
    .trim()
    .replace(/^https?:\/\/\S*\/00\//, '')
    .replace(/^(\]C1|\(00\))/, '')
    .replaceAll(/\s/g, '');
  if (/^00\d{18}$/.test(digits)) return digits.slice(2);
  return /^\d{6}$|^\d{18}$/.test(digits) ? digits : undefined;
}
