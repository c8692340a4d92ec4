/** GS1 mod-10 check digit (GS1 General Specifications § 7.9): from the right, digits weigh 3, 1, 3, 1 … */
export function checkDigit(digits: string): number {
  const sum = [...digits]
    .reverse()
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/**
 * A demo product's GTIN-14: indicator 9 (variable measure), GS1 prefix 20 (restricted circulation: it names nothing
 * outside this county), the county's code, a four-digit item, the check digit.
 */
export function demoGtin(item: number): string {
  const digits = `920450224${String(item).padStart(4, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}
