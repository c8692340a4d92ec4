import type { Lang } from '#shared/tongue.ts';

/**
 * What a helper did, as the elder reads it after both names: `黄小梅 替 王秀英 登记了采收`. One line for every action that
 * is written down; a test finds the missing ones.
 */
export const actWords: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'allot-lot': { zh: '给各渠道分了货', en: 'shared a lot out to channels' },
  adopt: { zh: '办了认养', en: 'saw to an adoption' },
  'apply-for-licence': { zh: '申请了品牌授权', en: 'applied for a brand licence' },
  buy: { zh: '买了东西', en: 'bought something' },
  'call-off-group-buy': { zh: '取消了一期团购', en: 'called a group buy off' },
  'cancel-order': { zh: '取消了订单', en: 'cancelled an order' },
  claim: { zh: '申请了售后', en: 'made a claim' },
  'close-lot': { zh: '结清了一批货', en: 'closed a lot' },
  'decide-claim': { zh: '处理了售后', en: 'decided a claim' },
  'draw-plot-outline': { zh: '画了地块', en: 'drew a plot' },
  'give-up-licence': { zh: '退出了品牌授权', en: 'gave up a brand licence' },
  'fail-plans': { zh: '报了认养歉收', en: 'reported that an adopted harvest failed' },
  harvest: { zh: '登记了采收', en: 'recorded a harvest' },
  'hold-lot': { zh: '停卖了一批货', en: 'held a lot back' },
  'import-tables': { zh: '导入了一张表格', en: 'imported a table' },
  'issue-certificate': { zh: '开了合格证', en: 'issued a certificate' },
  'keep-offers': { zh: '改了在卖的货', en: 'changed what is on sale' },
  'keep-plans': { zh: '改了认养计划', en: 'kept an adoption plan' },
  'make-forecast': { zh: '报了收成预估', en: 'made a harvest forecast' },
  'mark-lot': { zh: '给一批货打了品牌标', en: 'put the brand’s mark on a lot' },
  'merge-lots': { zh: '合并了几批货', en: 'merged lots' },
  'open-group-buy': { zh: '开了一个团', en: 'started a group buy' },
  'pack-crates': { zh: '装拆了周转箱', en: 'packed or unpacked a crate' },
  'pack-order': { zh: '打包了订单', en: 'packed an order' },
  'record-field': { zh: '记了田间记录', en: 'wrote in the field book' },
  'record-loss': { zh: '登记了损耗', en: 'recorded a loss' },
  'regrade-lot': { zh: '改了一批货的等级', en: 'graded a lot anew' },
  'release-hold': { zh: '恢复了一批货', en: 'released a lot' },
  'revise-group-buy': { zh: '改了团购的设置', en: 'changed a group buy' },
  review: { zh: '写了评价', en: 'wrote a review' },
  'share-harvest': { zh: '分了不够的预售采收', en: 'shared a short harvest' },
  'split-lot': { zh: '分开了一批货', en: 'split a lot' },
  'strike-field-record': { zh: '划掉了一条田间记录', en: 'struck out a field record' },
  'take-over-group-buy': { zh: '接了一个团', en: 'took over a group buy' },
  'unmark-lot': { zh: '取下了一批货的品牌标', en: 'took the brand’s mark off a lot' },
  'void-certificate': { zh: '作废了合格证', en: 'voided a certificate' },
};
