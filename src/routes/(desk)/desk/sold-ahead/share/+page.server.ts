import { redirect } from '@sveltejs/kit';
import {
  readShortHarvest,
  ruleWords,
  type ShareRule,
  type ShortHarvestPreview,
  shareHarvest,
  shareRules,
} from '#ordering';
import { productByCode } from '#origin';
import { isId, newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { priceTag } from '#shared/money.ts';
import { refuserOf } from '#shared/outcome.ts';
import { quantityText } from '#shared/quantity.ts';
import { refusals } from '#shared/refusals.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { answered } from '../../../../answered.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { askedHarvest } from '../asked-harvest.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);

export const load: PageServerLoad = async ({ locals, url }) => {
  const { t, lang } = locals;
  const harvest = askedHarvest(url);
  if (!harvest) return turnAway(refuse('request.not-found').refusal, lang);
  const instead = url.searchParams.get('instead') ?? '';
  return locals.read(async (call) => {
    const standInId = isId(instead) ? instead : undefined;
    const preview = answered(await readShortHarvest(call, { harvest, standInId }), lang);
    const product = await productByCode(call, harvest.productCode);
    const grade = product?.grades.find(({ code }) => code === harvest.grade);
    const [first] = preview.rules.proportional;
    return {
      id: newId(locals.now),
      harvest,
      product: product ? t(product.nameZh, product.nameEn) : '',
      grade: grade ? t(grade.nameZh, grade.nameEn) : '',
      title: first ? t(first.line.titleZh, first.line.titleEn) : '',
      wanted: quantityText(preview.wanted, lang),
      there: quantityText(preview.there, lang),
      seen: { wanted: preview.wanted.milli, there: preview.there.milli },
      short: preview.short,
      picking: harvest.untilDay > dayOf(locals.now),
      mayDecide: preview.mayDecide,
      rules: shareRules.map((rule) => shownRule(rule, preview, t, lang)),
      rows: shownRows(preview, lang),
      wishesOther: preview.rules.proportional.some(({ line }) => line.ifShort === 'substitute'),
      standIns: preview.standIns.map(({ id, titleZh, titleEn }) => ({
        value: id,
        label: t(titleZh, titleEn),
      })),
      instead: preview.standIn?.id ?? '',
    };
  });
};

/** What a rule comes to for all together. */
function shownRule(rule: ShareRule, { rules }: ShortHarvestPreview, t: Tongue, lang: Lang) {
  const shares = rules[rule];
  const none = shares.filter(({ given }) => given.milli === 0).length;
  const full = shares.filter(({ given, line }) => given.milli === line.quantity.milli).length;
  const other = shares.filter(({ substitute }) => substitute).length;
  const back = shares.reduce((sum, { backFen }) => sum + backFen, 0);
  const { name, says } = ruleWords[rule][lang];
  return {
    rule,
    name: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    says,
    outcome: [
      t(`${full} 单照数发`, `${full} in full`),
      t(`${none} 单没有`, `${none} with none`),
      ...(other > 0 ? [t(`${other} 单换货`, `${other} with a substitute`)] : []),
      t(`一共退 ${priceTag(back)}`, `${priceTag(back)} paid back in all`),
    ].join(t('，', ', ')),
  };
}

/** Each order's line with what it would get by every rule. */
function shownRows({ rules }: ShortHarvestPreview, lang: Lang) {
  return rules.proportional.map(({ order, line }, place) => ({
    key: `${order.number} ${line.position}`,
    number: order.number,
    buyer: order.buyerName,
    ordered: quantityText(line.quantity, lang),
    other: line.ifShort === 'substitute',
    gets: shareRules.map((rule) => {
      const share = rules[rule][place];
      return share ? quantityText(share.given, lang) : '';
    }),
  }));
}

export const actions: Actions = {
  default: async ({ locals, request, url }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const harvest = askedHarvest(url);
    const rule = shareRules.find((each) => each === text('rule'));
    const outcome = await locals.call(async (call) => {
      if (!harvest || !rule) return refuse('request.not-found');
      return shareHarvest(call, {
        id: broughtId(form, 'id', locals.now),
        harvest,
        rule,
        ...(isId(text('instead')) ? { standInId: text('instead') } : {}),
        seen: { wanted: Number(text('wanted')), there: Number(text('there')) },
      });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/sold-ahead?shared=${Number(text('orders')) || 0}`);
  },
};
