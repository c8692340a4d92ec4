import { redirect } from '@sveltejs/kit';
import {
  daysMeasured,
  logReadings,
  type Measure,
  measures,
  measureWords,
  newestReadings,
  readFieldLogger,
  takeReadingsBack,
} from '#origin';
import type { Call } from '#shared/call.ts';
import { addDays, dayOf, instantAt, isDay, timeOf } from '#shared/instant.ts';
import type { Outcome } from '#shared/outcome.ts';
import { ok, refuserOf } from '#shared/outcome.ts';
import { refusals } from '#shared/refusals.ts';
import { refused, turnAway } from '../../../../../refused.ts';
import { sensorLines } from '../../../../../sensor-lines.ts';
import { ownPlot } from '../../own-plot.ts';
import type { Actions, PageServerLoad } from './$types';

const refuse = refuserOf(refusals);
const LARGEST_FILE = 4_000_000;
const SHOWN_DAYS = 365;
const SHOWN_READINGS = 12;

export const load: PageServerLoad = async ({ locals, params }) => {
  const today = dayOf(locals.now);
  const found = await locals.read(async (call) => {
    const plot = await ownPlot(call, params.plot);
    if (!plot.ok) return plot;
    const span = { from: addDays(today, -SHOWN_DAYS), until: today };
    return ok({
      plot: plot.value,
      measured: await daysMeasured(call, plot.value.id, span),
      newest: await newestReadings(call, plot.value.id, SHOWN_READINGS),
    });
  });
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  const { plot, measured, newest } = found.value;
  const { t, lang } = locals;
  const wordsOf = (measure: Measure) => t(measureWords[measure].zh, measureWords[measure].en);
  return {
    plot: { id: plot.id, name: plot.name },
    days: new Set(measured.map(({ day }) => day)).size,
    lines: sensorLines(measured, { t, lang }),
    newest: newest.map((reading) => ({
      ...reading,
      words: wordsOf(reading.measure),
      unit: measureWords[reading.measure].unit,
    })),
    measures: measures.map((value) => ({ value, label: `${wordsOf(value)} ${measureWords[value].unit}` })),
    ...{ today, time: timeOf(locals.now), lastDay: newest[0] ? dayOf(newest[0].at) : today },
  };
};

type Verb = (call: Call, plotId: string, form: FormData) => Promise<Outcome<unknown>>;

function action(verb: Verb): Actions[string] {
  return async ({ locals, params, request }) => {
    const form = await request.formData();
    const outcome = await locals.call(async (call) => {
      const plot = await ownPlot(call, params.plot);
      return plot.ok ? verb(call, plot.value.id, form) : plot;
    });
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/plots/${params.plot}/readings`);
  };
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '').trim();

export const actions: Actions = {
  type: action(async (call, plotId, form) => {
    const measure = measures.find((each): each is Measure => each === text(form, 'measure'));
    const [day, time] = [text(form, 'day'), text(form, 'time')];
    const value = text(form, 'value');
    if (!measure || !isDay(day) || !/^\d{2}:\d{2}$/.test(time) || !/^-?\d{1,3}(\.\d)?$/.test(value))
      return refuse('request.invalid', { fields: 'measure, value, day, time' });
    const typed = { at: instantAt(day, time), measure, sensor: '', value, source: 'typed' as const };
    return logReadings(call, { plotId, readings: [typed] });
  }),

  file: action(async (call, plotId, form) => {
    const file = form.get('file');
    const small = file instanceof File && file.size <= LARGEST_FILE;
    const readings = readFieldLogger(small ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array());
    return readings.ok ? logReadings(call, { plotId, readings: readings.value }) : readings;
  }),

  strike: action(async (call, plotId, form) => {
    const [from, until] = [text(form, 'from'), text(form, 'until')];
    const today = dayOf(call.now);
    return takeReadingsBack(call, {
      plotId,
      // A logger without a name is an empty one, which no required choice may be.
      sensor: String(form.get('sensor') ?? '').slice(1),
      from: isDay(from) ? from : today,
      until: isDay(until) ? until : today,
      reason: text(form, 'reason'),
    });
  }),
};
