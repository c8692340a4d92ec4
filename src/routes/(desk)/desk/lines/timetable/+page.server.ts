import { redirect } from '@sveltejs/kit';
import {
  bringTimetable,
  followWithServices,
  MOST_TIMETABLE_MB,
  readTimetableFiles,
  setHold,
  timetableDesk,
  typeLine,
} from '#dispatching';
import { newId } from '#shared/id.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { textField, weekdaysField } from '../../network/terms-form.ts';
import { idAsked } from '../../shipments/asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const desk = answered(
    await locals.read((call) => timetableDesk(call, { carrierId: idAsked(url, 'carrier') })),
    locals.lang,
  );
  const { nodes, ...rest } = desk;
  const line = rest.current?.lines.find(({ number }) => String(number) === url.searchParams.get('line'));
  return {
    ...rest,
    line,
    // Made here, so that a form sent twice is one draft.
    key: newId(locals.now),
    mostMb: MOST_TIMETABLE_MB,
    nodes: nodes.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
  };
};

export const actions: Actions = {
  follow: async ({ locals, request }) => {
    const form = await request.formData();
    const carrierId = idIn(form, 'carrier');
    const service = textField(form, 'service');
    const minutes = textField(form, 'minutes');
    const outcome = await locals.call((call) =>
      followWithServices(call, {
        carrierId,
        serviceIds: service === 'all' ? [] : [idIn(form, 'service')],
        packMinutes: form.has('typed') ? null : minutes === '' ? Number.NaN : Number(minutes),
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/lines/timetable?carrier=${carrierId}#cut-offs`);
  },

  bring: async ({ locals, request }) => {
    const form = await request.formData();
    const files = await Promise.all(
      form
        .getAll('files')
        .filter((file) => file instanceof File)
        .map(async (file) => ({ name: file.name, bytes: await file.bytes() })),
    );
    const read = readTimetableFiles(files);
    if (!read.ok) return refused(read.refusal, locals.lang, form);
    const id = idIn(form, 'key');
    const fileName = files.map(({ name }) => name).join(' ');
    const outcome = await locals.call((call) =>
      bringTimetable(call, { id, carrierId: idIn(form, 'carrier'), fileName, read: read.value }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/lines/timetable/${id}`);
  },

  type: async ({ locals, request }) => {
    const form = await request.formData();
    const id = idIn(form, 'key');
    const weekdays = weekdaysField(form);
    const line = {
      ...{ name: textField(form, 'name'), departures: textField(form, 'departures'), weekdays },
      ...{
        stops: String(form.get('stops') ?? ''),
        kg: textField(form, 'kg'),
        goods: textField(form, 'goods'),
      },
      ...{ handOver: textField(form, 'handOver'), inspection: textField(form, 'inspection') },
    };
    const outcome = await locals.call((call) =>
      typeLine(call, { id, carrierId: idIn(form, 'carrier'), line }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/lines/timetable/${id}`);
  },

  hold: async ({ locals, request }) => {
    const form = await request.formData();
    const carrierId = idIn(form, 'carrier');
    const number = (name: string) =>
      textField(form, name) === '' ? Number.NaN : Number(textField(form, name));
    const outcome = await locals.call((call) =>
      setHold(call, {
        carrierId,
        line: Number(form.get('line') ?? -1),
        hold: {
          ...{ kg: number('kg'), goods: textField(form, 'goods') },
          ...{ handOver: number('handOver'), inspection: number('inspection') },
        },
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/lines/timetable?carrier=${carrierId}`);
  },
};
