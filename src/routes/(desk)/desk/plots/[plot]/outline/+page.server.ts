import { redirect } from '@sveltejs/kit';
import { drawPlotOutline } from '#origin';
import { refused, turnAway } from '../../../../../refused.ts';
import { metresAround, ownPlot } from '../../own-plot.ts';
import { cornersIn, cornersText, placeAt } from '../../window.ts';
import type { Actions, PageServerLoad } from './$types';
import { PIXELS } from './pixels.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const found = await locals.read((call) => ownPlot(call, params.plot));
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  const plot = found.value;
  const corners = cornersIn(url.searchParams.get('corners'));
  const x = Number(url.searchParams.get('spot.x') ?? Number.NaN);
  const y = Number(url.searchParams.get('spot.y') ?? Number.NaN);
  if (Number.isFinite(x + y)) {
    const window = { middle: plot, metres: metresAround(plot.areaMu), pixels: PIXELS };
    redirect(303, `?corners=${cornersText([...corners, placeAt(window, { x, y })])}`);
  }
  return {
    plot: { id: plot.id, name: plot.name },
    corners: cornersText(corners),
    count: corners.length,
    pixels: PIXELS,
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const form = await request.formData();
    const corners = cornersIn(String(form.get('corners') ?? ''));
    const outcome = await locals.call((call) => drawPlotOutline(call, { plotId: params.plot, corners }));
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, `/desk/plots/${params.plot}`);
  },
};
