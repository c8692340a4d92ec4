import { checkDigit } from '#tracing';

/**
 * A demo product's GTIN-14: indicator 9 (variable measure), GS1 prefix 20 (restricted circulation: it names nothing
 * outside this county), the county's code, a four-digit item, the check digit.
 */
export function demoGtin(item: number): string {
  const digits = `920450224${String(item).padStart(4, '0')}`;
  return `${digits}${checkDigit(digits)}`;
}
