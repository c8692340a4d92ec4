import type { Tongue } from '#shared/tongue.ts';

/** Whole 万元 as each language writes them: `12 万元`, `¥120,000`. */
export function wanText(wan: number, t: Tongue): string {
  return t(`${wan.toLocaleString('en')}\u00a0万元`, `¥${(wan * 10_000).toLocaleString('en')}`);
}
