import type { Offer, Standing } from '#selling';
import { dayText } from '#shared/instant.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { soldText } from '../../../(shop)/shown.ts';

/** How an offer stands, as its seller reads it: the state, why, and what to do about it. */
export interface StandingWords {
  readonly tone: 'good' | 'heed' | 'calm';
  readonly state: string;
  readonly why: string;
  readonly todo?: { readonly href: string; readonly label: string };
}

export function standingWords(standing: Standing, offer: Offer, t: Tongue, lang: Lang): StandingWords {
  if (standing.on) {
    const remains = soldText(offer, standing.remains, lang);
    return {
      tone: 'good',
      state: t('在卖', 'On sale'),
      why: t(`还可以订 ${remains}`, `${remains} still to be had`),
    };
  }
  const own = `/desk/offers/${offer.id}`;
  switch (standing.reason) {
    case 'draft':
      return {
        tone: 'calm',
        state: t('草稿', 'Draft'),
        why: t('还没有上架，别人看不到。', 'Nobody sees it until it is put on sale.'),
        todo: { href: own, label: t('看一遍，上架', 'Look it over and put it on sale') },
      };
    case 'paused':
      return {
        tone: 'calm',
        state: t('停卖', 'Paused'),
        why: t('你停了它。', 'You paused it.'),
        todo: { href: own, label: t('重新上架', 'Put it on sale again') },
      };
    case 'ended':
      return { tone: 'calm', state: t('已下架', 'Ended'), why: t('不再卖了。', 'It is sold no more.') };
    case 'before-window':
      return {
        tone: 'calm',
        state: t('等开卖', 'Not yet'),
        why: t(
          `${dayText(standing.back, 'zh')}自己上架。`,
          `It comes on sale by itself on ${dayText(standing.back, lang)}.`,
        ),
      };
    case 'after-window':
      return {
        tone: 'heed',
        state: t('过了日子', 'Past its dates'),
        why: t('售卖日期已经过了。', 'Its selling dates are over.'),
        todo: { href: `${own}#terms`, label: t('改售卖日期', 'Change its dates') },
      };
    case 'out-of-season':
      return {
        tone: 'calm',
        state: t('不在季节', 'Out of season'),
        why:
          'back' in standing
            ? t(
                `${dayText(standing.back, 'zh')}起自己上架。`,
                `It comes back by itself on ${dayText(standing.back, lang)}.`,
              )
            : t('现在成熟的不够装一箱。', 'Too few of its kinds are ripe to fill a box.'),
      };
    case 'no-stock':
      return {
        tone: 'heed',
        state: t('没有货', 'No stock'),
        why: t('采收登记以后自己上架。', 'It comes back by itself once a harvest is recorded.'),
        todo: { href: '/desk/lots/new', label: t('登记采收', 'Record a harvest') },
      };
    case 'not-enough':
      return {
        tone: 'heed',
        state: t('货不够', 'Too little stock'),
        why: t('剩下的不够一次起订的量。', 'What is left is less than the least that can be ordered.'),
        todo: { href: '/desk/lots/new', label: t('登记采收', 'Record a harvest') },
      };
    case 'certificate-missing':
      return {
        tone: 'heed',
        state: t('缺合格证', 'No certificate'),
        why: t(
          '批次还没有开承诺达标合格证，不能卖。',
          'Its lots may not be sold before their certificate is issued.',
        ),
        todo: { href: '/desk/lots?show=uncertified', label: t('去开合格证', 'Issue it') },
      };
    case 'not-good-then':
      return {
        tone: 'heed',
        state: t('不够新鲜', 'Not fresh enough'),
        why: t(
          '送到时剩的保鲜期太短，等下一次采收。',
          'On arrival it would keep too short; wait for the next harvest.',
        ),
        todo: { href: '/desk/lots?show=ending', label: t('看快到期的批次', 'See the lots near their end') },
      };
  }
}
