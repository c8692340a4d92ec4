// A JSON number has at most 17 significant digits: from 10⁻¹³ up, all of them are here.
const DIGITS = 30;

/** A JSON number in 10⁻³⁰, exactly as its shortest text says it: 0.1 + 0.2 is 0.3 here. Undefined when it is negative or no number. */
export function amountOf(value: number): bigint | undefined {
  const match = /^(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!match) return undefined;
  const [, integer = '', fraction = '', exponent = '0'] = match;
  const shift = DIGITS - fraction.length + Number(exponent);
  const digits = BigInt(integer + fraction);
  return shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
}

/** An amount as people write it. */
export function amountText(amount: bigint): string {
  if (amount < 0n) return `-${amountText(-amount)}`;
  const digits = amount.toString().padStart(DIGITS + 1, '0');
  return `${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`.replace(/\.?0+$/, '');
}
