import { redirect } from '@sveltejs/kit';
import { confirmTimetable, timetableFile } from '#dispatching';
import { lineFaultSentence } from '#routing';
import { answered } from '../../../../../answered.ts';
import { refused } from '../../../../../refused.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_SHOWN = 200;

export const load: PageServerLoad = async ({ locals, params }) => {
  const { leftOut, ...file } = answered(
    await locals.read((call) => timetableFile(call, params.draft)),
    locals.lang,
  );
  return {
    ...file,
    leftOutCount: leftOut.length,
    leftOut: leftOut.slice(0, MOST_SHOWN).map((fault) => ({
      key: `${fault.file} ${fault.row} ${fault.at}`,
      sentence: lineFaultSentence(fault, locals.lang),
    })),
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    const outcome = await locals.call((call) => confirmTimetable(call, params.draft));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang);
    redirect(303, `/desk/lines/timetable?carrier=${outcome.value.carrierId}`);
  },
};
