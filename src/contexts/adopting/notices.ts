import type { Lot } from '#origin';
import { type Notice, writeNotices } from '#people';
import type { Call } from '#shared/call.ts';
import { newId } from '#shared/id.ts';
import { dayText } from '#shared/instant.ts';
import { priceTag } from '#shared/money.ts';
import { quantityText } from '#shared/quantity.ts';
import type { Adoption } from './adoptions.ts';
import type { NewPortion } from './harvests.ts';
import type { Plan } from './plans.ts';

type Words = { readonly zh: string; readonly en: string };

function noticeTo(call: Call, adoption: Adoption, template: string, { zh, en }: Words): Notice {
  const { number, lang, holderPhone: phone } = adoption;
  const says = lang === 'zh' ? zh : en;
  const text = lang === 'zh' ? `【卖得好】认养 ${number}：${zh}` : `[Maidehao] Adoption ${number}: ${en}`;
  return { id: newId(call.now), phone, template, parameters: { adoption: number, says }, text };
}

/** Every adopter reads what they get of a harvest, and what went back. */
export async function tellHarvest(
  call: Call,
  plan: Plan,
  lot: Lot,
  adoptions: readonly Adoption[],
  portions: readonly NewPortion[],
): Promise<void> {
  const notices = portions.map((portion, place) => {
    const adoption = adoptions[place] as Adoption;
    const amount = (lang: 'zh' | 'en') => quantityText({ milli: portion.given, unit: plan.terms.unit }, lang);
    const back = priceTag(portion.missingFen);
    const zh = [
      portion.given > 0 ? `采收了，您分到${lot.productNameZh} ${amount('zh')}` : '这次收成不够分到',
      portion.orderNumber ? `，订单 ${portion.orderNumber}` : '',
      portion.state === 'waiting' ? '，暂时没有车送到您的取货点，货给您留着' : '',
      portion.missingFen > 0 ? `。不足保底的部分退 ${back}` : '',
      '。',
    ].join('');
    const en = [
      portion.given > 0
        ? `picked: ${amount('en')} of ${lot.productNameEn} are yours`
        : 'nothing of this picking came to you',
      portion.orderNumber ? `, order ${portion.orderNumber}` : '',
      portion.state === 'waiting' ? '; nothing goes to your collection point now, it is kept for you' : '',
      portion.missingFen > 0 ? `. For what is missing of the guarantee ${back} goes back` : '',
      '.',
    ].join('');
    return noticeTo(call, adoption, 'adoption-harvest', { zh, en });
  });
  await writeNotices(call, notices);
}

/** Every adopter reads that the harvest failed, and what happens by the contract. */
export async function tellFailure(
  call: Call,
  words: string,
  settled: readonly { readonly adoption: Adoption; readonly fen: number; readonly until?: string }[],
): Promise<void> {
  await writeNotices(
    call,
    settled.map(({ adoption, fen, until }) =>
      noticeTo(call, adoption, 'adoption-failed', {
        zh: until
          ? `${words}。按合同顺延到 ${dayText(until, 'zh', true)}，不另收钱。`
          : `${words}。按合同退 ${priceTag(fen)}，原路退回。`,
        en: until
          ? `${words}. By the contract it goes on until ${dayText(until, 'en', true)}, at no cost.`
          : `${words}. By the contract ${priceTag(fen)} goes back the way it came.`,
      }),
    ),
  );
}

/** Last year's adopters read that they come first. */
export async function tellRenewal(
  call: Call,
  { keptUntil = '' }: Plan,
  adoptions: readonly Adoption[],
): Promise<void> {
  await writeNotices(
    call,
    adoptions.map((adoption) =>
      noticeTo(call, adoption, 'adoption-renewal', {
        zh: `下一期可以续养了。${dayText(keptUntil, 'zh', true)}前先留给您。`,
        en: `the next term is open. Until ${dayText(keptUntil, 'en', true)} yours is kept for you.`,
      }),
    ),
  );
}

/** Every adopter reads what the last month was like where theirs stands. */
export async function tellMonth(call: Call, words: Words, adoptions: readonly Adoption[]): Promise<void> {
  await writeNotices(
    call,
    adoptions.map((adoption) => noticeTo(call, adoption, 'adoption-month', words)),
  );
}
