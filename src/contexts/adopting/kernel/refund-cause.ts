/** Why money of an adoption goes back. */
export const refundCauses = ['late-payment', 'short', 'failed', 'insurance', 'term-over'] as const;
export type RefundCause = (typeof refundCauses)[number];

export const refundCauseWords = {
  'late-payment': { zh: '付款到得太晚', en: 'paid too late' },
  short: { zh: '收成不足保底', en: 'less than guaranteed' },
  failed: { zh: '歉收退款', en: 'harvest failed' },
  insurance: { zh: '保险赔付', en: 'insurance pay-out' },
  'term-over': { zh: '到期未送的部分', en: 'not delivered by the end of the term' },
} as const satisfies Record<RefundCause, { zh: string; en: string }>;
