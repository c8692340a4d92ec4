/** What a buyer wants done about what a short harvest leaves out: the money back, or other goods of the same grower. */
export const ifShort = ['refund', 'substitute'] as const;
export type IfShort = (typeof ifShort)[number];

export function readIfShort(text: string | undefined): IfShort {
  return text === 'substitute' ? 'substitute' : 'refund';
}
