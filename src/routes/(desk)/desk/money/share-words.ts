import type { EarnedKind, StatementLine } from '#paying';

/** What each share of a payment is called. */
export const shareWords: Readonly<Record<EarnedKind, { readonly zh: string; readonly en: string }>> = {
  producer: { zh: '种养户', en: 'Grower' },
  coop: { zh: '合作社服务费', en: 'Co-op service' },
  brand: { zh: '品牌使用费', en: 'Brand fee' },
  leader: { zh: '站点服务费', en: 'Collection point' },
  carrier: { zh: '运费', en: 'Delivery' },
  platform: { zh: '平台服务费', en: 'Platform' },
};

/** What each line of an account is called. */
export const kindWords: Readonly<
  Record<StatementLine['kind'], { readonly zh: string; readonly en: string }>
> = {
  sale: { zh: '销售', en: 'Sale' },
  refund: { zh: '退款', en: 'Refund' },
  borne: { zh: '责任承担', en: 'Borne by who is to blame' },
  pool: { zh: '共配结算', en: 'Pooled delivery' },
};
