import type { Notice } from '#people';
import { priceTag } from '#shared/money.ts';
import { quantityText } from '#shared/quantity.ts';
import type { ShareRule } from './kernel/allocate.ts';
import { ruleWords } from './kernel/rule-words.ts';
import type { PlannedShare } from './plan-shares.ts';

/** What the buyer of a line reads on their phone before it is packed. */
export function shareNotice(
  id: string,
  { order, line, given, substitute, backFen }: PlannedShare,
  rule: ShareRule,
): Notice {
  const { lang } = order;
  const zh = lang === 'zh';
  const goods = zh ? line.titleZh : line.titleEn;
  const [wanted, gets] = [quantityText(line.quantity, lang), quantityText(given, lang)];
  const instead = substitute
    ? `${quantityText(substitute.quantity, lang)} ${zh ? substitute.offer.titleZh : substitute.offer.titleEn}`
    : '';
  const back = backFen > 0 ? priceTag(backFen) : '';
  const parameters = {
    order: order.number,
    goods,
    wanted,
    gets,
    rule: ruleWords[rule][lang].name,
    instead,
    back,
  };
  return {
    id,
    phone: order.buyerPhone,
    template: 'short-harvest',
    parameters,
    text: zh ? inChinese() : inEnglish(),
  };

  function inChinese(): string {
    if (given.milli === line.quantity.milli) {
      return `【卖得好】订单 ${order.number}：${goods}采收不足，已${ruleWords[rule].zh.name}分配，您的 ${wanted} 照数发。`;
    }
    const rest = [instead && `改发 ${instead}`, back && `退回 ${back}`].filter(Boolean).join('，');
    return `【卖得好】订单 ${order.number}：${goods}采收不足，已${ruleWords[rule].zh.name}分配，您订 ${wanted}，能发 ${gets}；其余${rest}。`;
  }

  function inEnglish(): string {
    const by = `shared ${ruleWords[rule].en.name}`;
    if (given.milli === line.quantity.milli) {
      return `[Maidehao] Order ${order.number}: the harvest of ${goods} fell short and was ${by}; your ${wanted} come in full.`;
    }
    const rest = [instead && `${instead} come instead`, back && `${back} is on its way back`]
      .filter(Boolean)
      .join(', ');
    return `[Maidehao] Order ${order.number}: the harvest of ${goods} fell short and was ${by}: of the ${wanted} you ordered ${gets} can be sent; for the rest ${rest}.`;
  }
}
