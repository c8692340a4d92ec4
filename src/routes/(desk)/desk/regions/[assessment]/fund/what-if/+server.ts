import { type CaseAsked, caseAsked, planWhatIf, type WhatIf } from '#region';
import type { Refusal } from '#shared/outcome.ts';
import { runningOf } from '#shared/running.ts';
import type { Progress } from '#shared/solver/solver-messages.ts';
import { eventStream, type Told } from '../../../../../../event-stream.ts';
import { sentenceOf } from '../../../../../../refusals.ts';
import { refusedFile } from '../../../../../../refused.ts';
import { watcherSeat } from '../../../../../../watchers.ts';
import { whatIfShown } from '../../../../../../what-if-shown.ts';
import { settingsIn } from '../plan-form.ts';
import type { RequestHandler } from './$types';

const EVERY_MS = 200;

/** What the rules in the address would come to, as events: `planning` with how far it is, then once `found` or `refused`. */
export const GET: RequestHandler = async ({ locals, params, platform, url }) => {
  if (!platform) throw new Error('pages are served by startServer only');
  const running = runningOf(platform.req);
  const { lang, t } = locals;
  // It has no name until somebody keeps it.
  const said = { ...settingsIn(url.searchParams), title: '—', frontier: 0 };
  const asked = await locals.read((call) => caseAsked(call, params.assessment, said));
  // Rules that make no case are told beside the sliders; that there is no such table is an answer of its own.
  if (!asked.ok && asked.refusal.code === 'region.no-assessment') return refusedFile(asked.refusal, lang);
  const seat = watcherSeat(running, locals.actor.personId ?? '');
  if (!seat.ok) return refusedFile(seat.refusal, lang);

  const gone = new AbortController();
  const refused = (refusal: Refusal): Told => ({
    event: 'refused',
    data: JSON.stringify(sentenceOf(refusal, lang)),
  });
  const found = (of: CaseAsked, plan: WhatIf): Told => ({
    event: 'found',
    data: JSON.stringify(whatIfShown(of, plan, t)),
  });
  let now: Told = { event: 'planning', data: '{}' };
  let over = false;
  const end = (told: Told) => {
    now = told;
    over = true;
  };
  if (asked.ok) {
    const onProgress = ({ seconds, nodes, value, bound }: Progress) => {
      // What is not finite is null in JSON: nothing is known of it yet.
      now = { event: 'planning', data: JSON.stringify({ seconds, nodes, value, bound }) };
    };
    planWhatIf(asked.value, { signal: gone.signal, onProgress })
      .then((plan) => {
        if (plan) end(plan.ok ? found(asked.value, plan.value) : refused(plan.refusal));
      })
      .catch((error: unknown) => {
        console.error('what-if of a fund', error);
        end({ event: 'failed', data: '{}' });
      });
  } else end(refused(asked.refusal));

  let told = false;
  const look = async () => {
    if (told) return undefined;
    told = over;
    return now;
  };
  const leave = () => {
    gone.abort();
    seat.value.leave();
  };
  return eventStream(running, { ...seat.value, leave }, look, EVERY_MS);
};
