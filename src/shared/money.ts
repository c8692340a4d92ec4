/** Money in integer fen (1 yuan = 100 fen). Negative amounts exist only in the book, never in a price. */
export type Fen = number;

const INTEGER = /^-?\d+$/;

/** Checks that a number is a whole amount of fen that JavaScript can hold exactly; throws otherwise. */
export function fen(amount: number | bigint | string): Fen {
  if (typeof amount === 'string' && !INTEGER.test(amount)) throw new RangeError(`not whole fen: ${amount}`);
  const value = Number(amount);
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole fen: ${amount}`);
  return value;
}

/** Reads yuan as people type it (`12`, `12.5`, `12.50`); undefined when it is not an amount with at most two decimals. */
export function parseYuan(text: string): Fen | undefined {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.trim());
  if (!match) return undefined;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

/** Yuan with two decimals and no currency sign: 1250 → `12.50`. */
export function yuan(amount: Fen): string {
  const sign = amount < 0 ? '-' : '';
  const whole = Math.abs(amount);
  return `${sign}${Math.trunc(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}

/** What a person reads: 1250 → `¥12.50`. */
export function priceTag(amount: Fen): string {
  return amount < 0 ? `-¥${grouped(yuan(-amount))}` : `¥${grouped(yuan(amount))}`;
}

/** `18000000.00` → `18,000,000.00`. Four digits are read at a glance as they are (GB/T 15835). */
export function grouped(amount: string): string {
  return amount.replace(/\d{5,}/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));
}

/**
 * Splits an amount by whole-number weights so that the parts add up to it exactly: largest remainder first,
 * earlier parts win a tie. Amount ≥ 0, weights ≥ 0 and at least one > 0.
 */
export function splitByWeight(amount: Fen, weights: readonly number[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (amount < 0 || total <= 0n) throw new RangeError('an amount is split over at least one positive weight');
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, part: Number(product / total), rest: product % total };
  });
  let left = amount - shares.reduce((sum, share) => sum + share.part, 0);
  const byRest = shares.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest < b.rest ? 1 : -1,
  );
  for (const share of byRest) {
    if (left === 0) break;
    share.part += 1;
    left -= 1;
  }
  return shares.map((share) => share.part);
}

/** `basisPoints` of an amount, rounded half up to whole fen (10 000 basis points = all of it). */
export function portion(amount: Fen, basisPoints: number): Fen {
  return Number((BigInt(amount) * BigInt(basisPoints) + 5_000n) / 10_000n);
}
