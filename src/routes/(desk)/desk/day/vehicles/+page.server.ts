import { redirect } from '@sveltejs/kit';
import { networkOf, saveVehicle, temperatures, vehiclesOf } from '#delivery';
import { newId } from '#shared/id.ts';
import { parseYuan } from '#shared/money.ts';
import { parseMilli } from '#shared/quantity.ts';
import { answered } from '../../../../answered.ts';
import { idIn } from '../../../../id-in.ts';
import { refused } from '../../../../refused.ts';
import { textField, weekdaysField } from '../../network/terms-form.ts';
import { idAsked } from '../../shipments/asked.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const [vehicles, network] = await locals.read(async (call) => [
    await vehiclesOf(call),
    await networkOf(call),
  ]);
  const known = answered(vehicles, locals.lang);
  const { nodes, services } = answered(network, locals.lang);
  const edited = known.find(({ id }) => id === idAsked(url, 'vehicle'));
  const own = locals.actor.roles.includes('carrier') ? locals.actor.organisationId : undefined;
  return {
    vehicles: known,
    edited,
    hubs: nodes
      .filter(({ kind }) => kind === 'hub')
      .map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
    newId: newId(locals.now),
    // A carrier registers its own; the county for the carrier that runs most.
    carrierId: edited?.carrierId ?? own ?? services[0]?.carrierId ?? '',
  };
};

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData();
    const temperature = temperatures.find((each) => each === form.get('temperature')) ?? 'ambient';
    const outcome = await locals.call((call) =>
      saveVehicle(call, {
        id: idIn(form, 'id'),
        carrierId: idIn(form, 'carrier'),
        hubId: idIn(form, 'hub'),
        plate: textField(form, 'plate'),
        // What is no amount becomes one that is refused.
        capacityGrams: parseMilli(textField(form, 'capacity')) ?? 0,
        temperature,
        fixedFen: parseYuan(textField(form, 'fixed')) ?? -1,
        kmFen: parseYuan(textField(form, 'km')) ?? -1,
        hourFen: parseYuan(textField(form, 'hour')) ?? -1,
        shiftFrom: textField(form, 'shiftFrom'),
        shiftUntil: textField(form, 'shiftUntil'),
        weekdays: weekdaysField(form),
        driverId: null,
        driverName: textField(form, 'driver'),
        active: form.get('active') !== 'no',
      }),
    );
    if (!outcome.ok) return refused(outcome.refusal, locals.lang, form);
    redirect(303, '/desk/day/vehicles');
  },
};
