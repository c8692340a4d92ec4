import { setTimeout as pause } from 'node:timers/promises';
import { redirect } from '@sveltejs/kit';
import {
  type AdoptionFile,
  choosePoint,
  codeText,
  handOver,
  namePlate,
  readAdoption,
  stillHeld,
  takeCodeBack,
} from '#adopting';
import { nodesOf } from '#delivery';
import type { Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import type { Outcome } from '#shared/outcome.ts';
import { ok } from '#shared/outcome.ts';
import { picturesByIds } from '#shared/pictures.ts';
import { refused, turnAway } from '../../../refused.ts';
import { sensorLines } from '../../../sensor-lines.ts';
import { getsText, timesText } from '../../adopt/plan-words.ts';
import { chosenNode } from '../../chosen-node.ts';
import { adoptionStates } from '../adoption-words.ts';
import type { Actions, PageServerLoad } from './$types';
import { diaryOf } from './diary.ts';

const STEP_MS = 500;
const LONGEST_MS = 3_000;

/** An adoption's page. Whoever comes back from the cashier waits a moment for the provider's notice, as on an order's. */
export const load: PageServerLoad = async ({ locals, params, url, cookies }) => {
  const { t, lang, now } = locals;
  const fromCashier = url.searchParams.has('paid');
  const read = () =>
    locals.read(async (call) => {
      const file = await readAdoption(call, params.number);
      if (!file.ok) return file;
      const ids = [
        ...file.value.records.flatMap(({ pictureId }) => pictureId ?? []),
        ...file.value.failures.flatMap(({ pictureId }) => pictureId ?? []),
      ];
      const nodes = await nodesOf(call);
      return ok({
        file: file.value,
        pictures: await picturesByIds(call, ids),
        other: nodes.find(({ id }) => id === chosenNode(cookies) && id !== file.value.adoption.nodeId),
      });
    });
  let found = await read();
  for (let waited = 0; fromCashier && waited < LONGEST_MS; waited += STEP_MS) {
    if (!found.ok || found.value.file.adoption.status !== 'reserved') break;
    await pause(STEP_MS);
    found = await read();
  }
  if (!found.ok) return turnAway(found.refusal, lang);
  const { file, pictures, other } = found.value;
  const { adoption, plan, node } = file;
  if (fromCashier && adoption.status !== 'reserved') redirect(303, `/adoption/${adoption.number}`);
  const state = adoptionStates[adoption.status];
  return {
    ...{ id: adoption.id, number: adoption.number, status: adoption.status, as: file.as },
    state: { tone: state.tone, icon: state.icon, text: t(state.zh, state.en) },
    title: t(adoption.agreed.titleZh, adoption.agreed.titleEn),
    planId: plan.id,
    plates: adoption.plates.map((plate, place) => ({ plate, id: adoption.unitIds[place] ?? plate })),
    holder: adoption.holderName,
    payer: adoption.payerId === adoption.holderId ? undefined : adoption.payerName,
    ...{ fromDay: adoption.fromDay, untilDay: adoption.untilDay, priceFen: adoption.priceFen },
    heldFen: adoption.status === 'active' ? stillHeld(adoption) : 0,
    made: file.portions.length,
    gets: getsText(adoption.agreed.terms, t, lang),
    times: timesText(adoption.agreed.terms, t),
    ...{ payUrl: file.payUrl, payBefore: adoption.reservedUntil },
    node: node && { name: t(node.nameZh, node.nameEn), address: node.address },
    other: other && { id: other.id, name: t(other.nameZh, other.nameEn) },
    plate: {
      ...{ name: adoption.plateName ?? '', state: adoption.plateState },
      ...{ open: adoption.platePublic, reason: adoption.plateReason },
    },
    handover: openHandover(file),
    handoverId: newId(now),
    renew: file.as === 'holder' && file.next ? renewOf(file, file.next.id) : undefined,
    lines: sensorLines(file.measured, { t, lang }),
    diary: diaryOf(file, new Map(pictures), { t, lang }),
    here: url.pathname,
  };
};

function openHandover({ as, handovers }: AdoptionFile) {
  const open = handovers.find(({ claimedAt, withdrawnAt }) => claimedAt === null && withdrawnAt === null);
  if (as !== 'holder' || !open) return undefined;
  return { kind: open.kind, code: codeText(open.code), toName: open.toName, words: open.words };
}

function renewOf({ adoption, next }: AdoptionFile, planId: string) {
  const query = new URLSearchParams(adoption.unitIds.map((id) => ['unit', id]));
  return {
    href: `/adopt/${planId}/sign?${query}`,
    ...{ priceFen: (next?.terms.priceFen ?? 0) * adoption.units, keptUntil: next?.keptUntil },
  };
}

type Verb = (call: Call, adoptionId: string, form: FormData) => Promise<Outcome<unknown>>;

/** Each form names the contract by its page: what is done is done to this adoption. */
function action(verb: Verb): Actions[string] {
  return async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call(async (call) => {
      const file = await readAdoption(call, params.number);
      return file.ok ? verb(call, file.value.adoption.id, form) : file;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/adoption/${params.number}`);
  };
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

export const actions: Actions = {
  plate: action((call, adoptionId, form) =>
    namePlate(call, { adoptionId, name: text(form, 'name'), open: form.get('open') === 'yes' }),
  ),
  give: action((call, adoptionId, form) => {
    const id = text(form, 'id');
    return handOver(call, {
      id: isId(id) ? id : newId(call.now),
      adoptionId,
      kind: form.get('kind') === 'transfer' ? 'transfer' : 'gift',
      toName: text(form, 'to'),
      words: text(form, 'words'),
    });
  }),
  keep: action((call, adoptionId) => takeCodeBack(call, { adoptionId })),
  point: action((call, adoptionId, form) => choosePoint(call, { adoptionId, nodeId: text(form, 'node') })),
};
