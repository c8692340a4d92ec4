import { redirect } from '@sveltejs/kit';
import { closeRecall, type FiledLine, places, recallFile, rights } from '#recall';
import { may } from '#shared/call.ts';
import { quantityText } from '#shared/quantity.ts';
import { whoActed } from '#shared/who-acted.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { elsewhereRow, foundWords, statusToday, troubleText } from '../recall-words.ts';
import type { Actions, PageServerLoad } from './$types';

// A recall of thousands is worked through in the file; the page shows how it stands.
const SHOWN = 200;

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) => recallFile(call, params.number));
  if (!found.ok) return turnAway(found.refusal, lang);
  const { recall, lots, lines, orders, elsewhere } = found.value;
  return {
    ...recall,
    by: whoActed(t, recall.startedByName),
    closedBy: recall.closedByName && whoActed(t, recall.closedByName),
    from: troubleText(recall.trouble, t, recall.back),
    mayClose: recall.closedAt === null && may(locals.actor, rights.recall),
    places: places
      .map((place) => ({
        ...foundWords[place],
        label: t(foundWords[place].zh, foundWords[place].en),
        count: orders[place],
      }))
      .filter(({ count }) => count > 0),
    lots: lots.map((lot) => ({
      code: lot.code,
      goods: t(`${lot.productNameZh} ${lot.gradeNameZh}`, `${lot.productNameEn}, ${lot.gradeNameEn}`),
      producer: t(lot.producerNameZh, lot.producerNameEn),
      left: quantityText({ milli: lot.quantity - lot.sold, unit: lot.unit }, lang),
      held: lot.status === 'held',
    })),
    elsewhere: elsewhere.map((each) => elsewhereRow(each, t)),
    lineCount: lines.length,
    lines: lines.slice(0, SHOWN).map((line) => ({
      key: `${line.orderId} ${line.position} ${line.lotId}`,
      number: line.number,
      goods: t(line.titleZh, line.titleEn),
      lot: line.lotCode,
      amount: quantityText(line.quantity, lang),
      buyer: line.buyerName,
      found: t(foundWords[line.found].zh, foundWords[line.found].en),
      status: statusToday(line, t),
      notice: noticeState(line),
    })),
  };
};

function noticeState({
  noticeId,
  noticeSentAt,
  noticeFailed,
}: FiledLine): 'none' | 'waiting' | 'sent' | 'failed' {
  if (noticeId === null) return 'none';
  if (noticeSentAt) return 'sent';
  return noticeFailed ? 'failed' : 'waiting';
}

export const actions: Actions = {
  close: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call(async (call) => {
      const file = await recallFile(call, params.number);
      if (!file.ok) return file;
      return closeRecall(call, { id: file.value.recall.id, outcome: String(form.get('outcome') ?? '') });
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/recalls/${params.number}`);
  },
};
