/**
 * The double a decimal text stands for, or null when it is none, is not finite, or would come back as another number:
 * `12345678901234567890.1` has more digits than a double keeps (EPCIS § 7.3.3.3 calls quantities decimals, JSON has doubles).
 */
export function exactNumber(text: string): number | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text) ?? [];
  if (sign === undefined || whole + fraction === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  if (digitsOf(whole, fraction, Number(exponent)) !== digitsOfDouble(value)) return null;
  // Minus zero is zero.
  return value === 0 ? 0 : value;
}

function digitsOfDouble(value: number): string {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential()) ?? [];
  return digitsOf(whole, fraction, Number(exponent));
}

/** Significant digits and the power of ten of the last one: `1.50e3` and `1500` are both `15e2`. */
function digitsOf(whole: string, fraction: string, exponent: number): string {
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  return significant === ''
    ? '0'
    : `${significant}e${exponent - fraction.length + digits.length - significant.length}`;
}
