import { redirect } from '@sveltejs/kit';
import { adopt, contractOf, heldOf, lookAtPlan } from '#adopting';
import { nodesOf } from '#delivery';
import { person, phoneText } from '#people';
import { isId, newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { openText } from '../../../../opening-words.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { chosenNode } from '../../../chosen-node.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, cookies }) => {
  const { t, lang, now, actor } = locals;
  const wanted = new Set(url.searchParams.getAll('unit').filter(isId));
  return locals.read(async (call) => {
    const found = await lookAtPlan(call, params.plan);
    if (!found.ok) return turnAway(found.refusal, lang);
    const { plan, units, plot, product, seller, producer } = found.value;
    const chosen = units.filter(({ id }) => wanted.has(id));
    const gone = chosen.filter(({ adoptionId }) => adoptionId !== null);
    const today = dayOf(now);
    const fromDay = today > plan.terms.fromDay ? today : plan.terms.fromDay;
    const priceFen = plan.terms.priceFen * chosen.length;
    const grade = product?.grades.find(({ code }) => code === plan.grade);
    const node = (await nodesOf(call)).find(({ id }) => id === chosenNode(cookies));
    const me = actor.personId === undefined ? undefined : await person(call, actor.personId);
    return {
      planId: plan.id,
      title: t(plan.titleZh, plan.titleEn),
      adoptionId: newId(now),
      unitIds: chosen.map(({ id }) => id),
      plates: chosen.map(({ plate }) => plate),
      gone: gone.map(({ plate }) => plate),
      priceFen,
      clauses:
        chosen.length === 0
          ? []
          : contractOf(
              {
                terms: { ...plan.terms, fromDay },
                units: chosen.length,
                plates: chosen.map(({ plate }) => plate),
                priceFen,
                heldFen: heldOf(plan.terms, priceFen),
                productZh: product?.nameZh ?? '',
                productEn: product?.nameEn ?? '',
                gradeZh: grade?.nameZh ?? '',
                gradeEn: grade?.nameEn ?? '',
                plotName: plot?.name ?? '',
              },
              lang,
            ),
      seller: seller ? t(seller.nameZh, seller.nameEn) : '',
      producer: producer ? t(producer.nameZh, producer.nameEn) : '',
      node: node && {
        id: node.id,
        name: t(node.nameZh, node.nameEn),
        address: node.address,
        hours: openText(node.opening, t),
      },
      here: url.pathname + url.search,
      name: me?.name ?? '',
      phone: me?.phone ? phoneText(me.phone) : '',
    };
  });
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const id = text('id');
    const outcome = await locals.call((call) =>
      adopt(call, {
        id: isId(id) ? id : newId(locals.now),
        planId: params.plan,
        unitIds: form.getAll('unit').map(String).filter(isId),
        nodeId: text('node'),
        name: text('name'),
        phone: text('phone'),
        lang: locals.lang,
        agreedFen: Number(text('agreed-fen')),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, outcome.value.payUrl);
  },
};
