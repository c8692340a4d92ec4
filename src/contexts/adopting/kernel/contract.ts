import { dayText } from '#shared/instant.ts';
import { type Fen, priceTag } from '#shared/money.ts';
import { decimal, quantityText } from '#shared/quantity.ts';
import type { Lang } from '#shared/tongue.ts';
import { DAYS_AFTER_TERM } from './adoption.ts';
import type { Terms } from './terms.ts';
import { unitsText } from './unit-kind.ts';

/** What a contract says, clause by clause. */
export interface Clause {
  readonly title: string;
  readonly text: string;
}

export interface ContractFacts {
  readonly terms: Terms;
  readonly units: number;
  readonly plates: readonly string[];
  readonly priceFen: Fen;
  readonly heldFen: Fen;
  readonly productZh: string;
  readonly productEn: string;
  readonly gradeZh: string;
  readonly gradeEn: string;
  readonly plotName: string;
}

/** The clauses of a contract in either language, from what was agreed and nothing else: they read the same for ever. */
export function contractOf(facts: ContractFacts, lang: Lang): Clause[] {
  const t = (zh: string, en: string) => (lang === 'zh' ? zh : en);
  const { terms, units, plates, priceFen, heldFen } = facts;
  const named = plates.join(t('、', ', '));
  const days = [dayText(terms.fromDay, lang, true), dayText(terms.untilDay, lang, true)] as const;
  return [
    {
      title: t('认养什么', 'What is adopted'),
      text: t(
        `${facts.plotName}的${unitsText(units, terms.kind, 'zh')}，号牌 ${named}。同一时间只有一位认养人。`,
        `${unitsText(units, terms.kind, 'en')} on the plot ${facts.plotName}, number ${named}. There is one adopter at a time.`,
      ),
    },
    {
      title: t('多久', 'For how long'),
      text: t(`${days[0]}到${days[1]}。`, `From ${days[0]} to ${days[1]}.`),
    },
    {
      title: t('价钱', 'The price'),
      text: t(
        `共 ${priceTag(priceFen)}，送货到取货点的运费在内。其中 ${priceTag(priceFen - heldFen)} 付一年的管护，付款后归种养户；${priceTag(heldFen)} 留着，每送一次货归种养户 1/${terms.deliveries}。`,
        `${priceTag(priceFen)} in all, carriage to the collection point included. ${priceTag(priceFen - heldFen)} pays for the year’s care and is the grower’s once paid; ${priceTag(heldFen)} is held, and 1/${terms.deliveries} of it becomes the grower’s with each delivery.`,
      ),
    },
    { title: t('得到什么', 'What the adopter gets'), text: gets(facts, lang) },
    { title: t('收成不好怎么办', 'If the harvest fails'), text: failing(terms, lang) },
    {
      title: t('种养户做什么', 'What the grower does'),
      text: t(
        '照常管护，每次农事都记田间记录，认养人随时看得到；用药守安全间隔期；采收的货带承诺达标合格证。',
        'Tends it as always, and writes every work in the field book, open to the adopter; keeps the intervals after spraying; and certifies what is picked.',
      ),
    },
    {
      title: t('转让、赠送和续养', 'Handing over and renewing'),
      text: t(
        '认养人可以凭领取码把认养送给或转给别人，合同照旧；退款总是原路退给付款人。到期前开放下一期时，认养人在公布的日子之前优先续养。',
        'The adopter may hand the adoption over by a code, as a gift or for good; this contract goes on. Money always goes back to whoever paid. When the next term opens before this one ends, the adopter comes first until the day that is told.',
      ),
    },
    {
      title: t('到期', 'At the end'),
      text: t(
        `最后一天之后 ${DAYS_AFTER_TERM} 天内仍没送的，留着的钱原路退回。`,
        `What is still held ${DAYS_AFTER_TERM} days after the last day goes back the way it came.`,
      ),
    },
  ];
}

function gets({ terms, units, productZh, productEn, gradeZh, gradeEn }: ContractFacts, lang: Lang): string {
  const { guaranteed, shareBp, unit, deliveries } = terms;
  const least = (l: Lang) => quantityText({ milli: (guaranteed ?? 0) * units, unit }, l);
  const part = decimal((shareBp ?? 0) * units * 10);
  if (lang === 'zh') {
    const rule =
      guaranteed === undefined
        ? `分得所采的 ${part}%`
        : shareBp === undefined
          ? `至少 ${least('zh')}`
          : `至少 ${least('zh')}，或所采的 ${part}%，取多的`;
    const short =
      guaranteed === undefined ? '分成不保数量。' : '不够分时按各自应得的比例分，缺的部分按比例退钱。';
    return `${productZh}（${gradeZh}），送 ${deliveries} 次，每次${rule}。${short}`;
  }
  const rule =
    guaranteed === undefined
      ? `${part} % of what is picked`
      : shareBp === undefined
        ? `at least ${least('en')}`
        : `at least ${least('en')} or ${part} % of what is picked, whichever is more`;
  const short =
    guaranteed === undefined
      ? 'A share promises no amount.'
      : 'When there is too little for all, everyone gets the same part of theirs, and for what is missing money goes back in proportion.';
  return `${productEn} (${gradeEn}), ${deliveries === 1 ? 'one delivery' : `${deliveries} deliveries`}, each ${rule}. ${short}`;
}

function failing({ failure, insurer, policy, insuredFen }: Terms, lang: Lang): string {
  const zh = lang === 'zh';
  if (failure === 'refund')
    return zh
      ? '收成不来，还留着的钱全部原路退回；管护费不退。'
      : 'All that is still held goes back; the pay for care does not.';
  if (failure === 'carry')
    return zh
      ? '收成不来，顺延一年，不另收钱；第二年再不来，还留着的钱全部原路退回。'
      : 'It goes on for another year at no cost; if that fails too, all that is still held goes back.';
  return zh
    ? `收成不来，还留着的钱全部原路退回；另由${insurer}按保单 ${policy} 赔付，每单元最多 ${priceTag(insuredFen)}，赔款归认养人，以付过的钱为限。`
    : `All that is still held goes back; besides, ${insurer} pays out by policy ${policy}, at most ${priceTag(insuredFen)} for a unit, and that goes to the adopter, up to what was paid.`;
}
