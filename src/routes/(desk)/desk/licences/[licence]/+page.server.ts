import { redirect } from '@sveltejs/kit';
import {
  decideLicence,
  type LicenceFile,
  lastDayOf,
  licenceById,
  licenceFile,
  rights,
  standingOf,
} from '#branding';
import { type Call, may } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import { dayOf } from '#shared/instant.ts';
import { quantityText } from '#shared/quantity.ts';
import type { Lang, Tongue } from '#shared/tongue.ts';
import { whoActed } from '#shared/who-acted.ts';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import { broughtId } from '../../brought-id.ts';
import { decisionWords, evidenceWords } from '../licence-words.ts';
import type { Actions, PageServerLoad } from './$types';

const USUAL_YEARS = 2;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang, actor, now } = locals;
  const doneId = url.searchParams.get('done') ?? '';
  const { file, done } = await locals.read(async (call) => ({
    file: answered(
      await licenceFile(call, { licenceId: isId(params.licence) ? params.licence : newId() }),
      lang,
    ),
    done: isId(doneId) ? await licenceById(call, doneId) : undefined,
  }));
  const { licence, standard } = file;
  const today = dayOf(now);
  const standing = standingOf(licence, today);
  return {
    today,
    decides: may(actor, rights['decide-licence']),
    decisionId: newId(now),
    licence: {
      id: licence.id,
      number: licence.number,
      status: licence.status,
      standing,
      operator: t(licence.operatorNameZh, licence.operatorNameEn),
      township: t(licence.townshipNameZh, licence.townshipNameEn),
      product: t(licence.productNameZh, licence.productNameEn),
      appliedAt: licence.appliedAt,
      note: licence.appliedNote,
      validFrom: licence.validFrom,
      validUntil: licence.validUntil,
    },
    evidence: licence.evidence.map(({ kind, text, reference }) => {
      const { zh, en } = evidenceWords(kind);
      return { kind: t(zh, en), text, reference };
    }),
    operator: file.operator,
    standard: standard && {
      text: t(standard.textZh, standard.textEn),
      version: standard.version,
      grades: standard.grades,
      days: standard.maxDaysFromHarvest,
    },
    records: recordsOf(file, t, lang),
    decisions: file.decisions.map((decision, index) => ({
      key: String(index),
      what: t(decisionWords[decision.what].zh, decisionWords[decision.what].en),
      reason: decision.reason,
      at: decision.at,
      by: whoActed(t, decision.byName),
    })),
    others: file.others.map((other) => ({
      id: other.id,
      product: t(other.productNameZh, other.productNameEn),
      number: other.number,
      standing: standingOf(other, today),
      until: other.validUntil,
    })),
    /** A renewal follows the licence it renews without a day between. */
    renews: file.others.some(
      (other) =>
        other.productCode === licence.productCode &&
        other.brandId === licence.brandId &&
        ['granted', 'suspended'].includes(other.status),
    ),
    usualEnd: lastDayOf(today, USUAL_YEARS),
    lastEnd: lastDayOf(today, 3),
    next: file.next,
    waiting: file.waiting,
    done: done && {
      operator: t(done.operatorNameZh, done.operatorNameEn),
      product: t(done.productNameZh, done.productNameEn),
      number: done.number,
      standing: standingOf(done, today),
    },
  };
};

function recordsOf({ grades, recentLots, standard }: LicenceFile, t: Tongue, lang: Lang) {
  return {
    grades: grades.map((grade) => ({
      code: grade.grade,
      name: t(grade.nameZh, grade.nameEn),
      allowed: standard?.grades.includes(grade.grade) ?? false,
      amount: quantityText({ milli: grade.milli, unit: grade.unit }, lang),
      lots: grade.lots,
      certified: grade.certified,
      held: grade.held,
    })),
    lots: recentLots.map((lot) => ({
      code: lot.code,
      href: `/01/${lot.gtin}/10/${lot.code}`,
      grade: t(lot.gradeZh, lot.gradeEn),
      producer: t(lot.producerZh, lot.producerEn),
      harvestedAt: dayOf(lot.harvestedAt),
      certified: lot.certified,
      held: lot.holdReason,
    })),
  };
}

export const actions: Actions = {
  grant: async (event) => {
    const form = await event.request.formData();
    const day = (name: string) => String(form.get(name) ?? '');
    return decide(event, form, (call, common) =>
      decideLicence(call, { ...common, status: 'granted', term: { from: day('from'), until: day('until') } }),
    );
  },
  refuse: async (event) => decideAs(event, 'refused'),
  suspend: async (event) => decideAs(event, 'suspended'),
  reinstate: async (event) => decideAs(event, 'granted'),
  revoke: async (event) => decideAs(event, 'revoked'),
};

interface Asked {
  readonly locals: App.Locals;
  readonly params: { readonly licence: string };
  readonly request: Request;
}

async function decideAs(event: Asked, status: 'granted' | 'refused' | 'suspended' | 'revoked') {
  return decide(event, await event.request.formData(), (call, common) =>
    decideLicence(call, { ...common, status }),
  );
}

/** Decides, and goes on to the application that waits longest; with none left, back to the list. */
async function decide(
  { locals, params }: Asked,
  form: FormData,
  how: (
    call: Call,
    common: { readonly id: string; readonly licenceId: string; readonly reason: string },
  ) => ReturnType<typeof decideLicence>,
) {
  const common = {
    id: broughtId(form, 'id', locals.now),
    licenceId: isId(params.licence) ? params.licence : newId(),
    reason: String(form.get('reason') ?? ''),
  };
  const outcome = await locals.call((call) => how(call, common));
  if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
  const file = await locals.read((call) => licenceFile(call, common));
  const wasWaiting = form.get('waiting') === 'yes';
  const next = wasWaiting && file.ok ? file.value.next : undefined;
  redirect(303, `/desk/licences/${next ?? common.licenceId}?done=${common.licenceId}`);
}
