import { redirect } from '@sveltejs/kit';
import { distrustIssuer, isKindName, kindNames, kinds, listIssuers, trustIssuer } from '#vouching';
import { answered } from '../../../../answered.ts';
import { refused } from '../../../../refused.ts';
import { kindOptions } from '../paper-form.ts';
import type { Actions, PageServerLoad } from './$types';

const offered = kindNames.filter((kind) => kind !== 'gi-quota');

export const load: PageServerLoad = async ({ locals }) => {
  const { lang, t } = locals;
  const issuers = await locals.read(async (call) => answered(await listIssuers(call), lang));
  return {
    kinds: kindOptions(offered, t),
    issuers: issuers.map((issuer) => ({
      did: issuer.did,
      name: t(issuer.nameZh, issuer.nameEn),
      kinds: issuer.kinds
        .filter(isKindName)
        .map((kind) => t(kinds[kind].zh, kinds[kind].en))
        .join(t('、', ', ')),
      trustedAt: issuer.trustedAt,
      by: issuer.trustedBy,
      distrustedAt: issuer.distrustedAt,
      reason: issuer.distrustReason ?? '',
    })),
  };
};

export const actions: Actions = {
  trust: async ({ locals, request }) => {
    const form = await request.formData();
    const text = (name: string) => String(form.get(name) ?? '');
    const outcome = await locals.call((call) =>
      trustIssuer(call, {
        did: text('did'),
        nameZh: text('nameZh'),
        nameEn: text('nameEn'),
        kinds: form.getAll('kinds').map(String),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/papers/issuers');
  },
  distrust: async ({ locals, request }) => {
    const form = await request.formData();
    const outcome = await locals.call((call) =>
      distrustIssuer(call, { did: String(form.get('did') ?? ''), reason: String(form.get('reason') ?? '') }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/papers/issuers');
  },
};
