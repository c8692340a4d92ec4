/** Digits of company prefix and location reference together: a GLN without its check digit. */
const BODY_LENGTH = 12;

/** A GLN-13 (GS1 General Specifications § 2.4): company prefix, location reference, check digit; null when the serial does not fit. */
export function gln(
  companyPrefix: string,
  serial: number,
  checkDigit: (digits: string) => number,
): string | null {
  const body = companyPrefix + String(serial).padStart(BODY_LENGTH - companyPrefix.length, '0');
  return body.length === BODY_LENGTH ? `${body}${checkDigit(body)}` : null;
}
