import { redirect } from '@sveltejs/kit';
import { closeLot, lookAtLot, lotByCode, rights } from '#origin';
import { rights as recall } from '#recall';
import { may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { ok } from '#shared/outcome.ts';
import { photoOf, picturesByIds } from '#shared/pictures.ts';
import { whoActed } from '#shared/who-acted.ts';
import { refused, turnAway } from '../../../../refused.ts';
import { branchesOf, lotHead, workOf } from '../lot-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { t, lang, actor } = locals;
  const found = await locals.read(async (call) => {
    const file = await lookAtLot(call, params.code);
    if (!file.ok) return file;
    const { pictureId } = file.value.lot;
    const pictures = await picturesByIds(call, pictureId ? [pictureId] : []);
    return ok({ file: file.value, picture: pictureId ? pictures.get(pictureId) : undefined });
  });
  if (!found.ok) return turnAway(found.refusal, lang);
  const { file, picture } = found.value;
  const { lot } = file;
  const out = file.flows.filter((flow) => flow.fromLotId === lot.id);
  const sum = (flows: typeof out) => flows.reduce((total, flow) => total + flow.milli, 0);
  return {
    lot: lotHead(file, t),
    photo: picture && { photo: photoOf(picture), alt: t(picture.altZh, picture.altEn) },
    fresh: url.searchParams.has('made'),
    today: dayOf(locals.now),
    may: {
      work: may(actor, rights['keep-lots']),
      hold: may(actor, rights['hold-lots']),
      recall: may(actor, recall.recall),
    },
    plots: file.plots.map((plot) => ({ id: plot.id, name: plot.name, areaMu: plot.areaMu })),
    work: workOf(file, t),
    holds: file.holds.map((hold) => ({
      ...hold,
      by: whoActed(t, hold.personName),
      releasedByName: hold.releasedByName && whoActed(t, hold.releasedByName),
    })),
    certificates: file.certificates.map((certificate) => ({
      number: certificate.number,
      at: certificate.issuedAt,
      issuer: certificate.issuerName,
      by: whoActed(t, certificate.personName, certificate.helperName),
      voided: certificate.voided && { ...certificate.voided, by: whoActed(t, certificate.voided.byName) },
    })),
    up: branchesOf(file, lot.id, 'up', t),
    down: branchesOf(file, lot.id, 'down', t),
    balance: {
      movedOn: sum(out.filter((flow) => flow.kind !== 'loss')),
      lost: sum(out.filter((flow) => flow.kind === 'loss')),
    },
    madeBy: lot.madeBy,
  };
};

export const actions: Actions = {
  close: async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call(async (call) =>
      closeLot(call, { lotId: (await lotByCode(call, params.code))?.id ?? '' }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/lots/${params.code}`);
  },
};
