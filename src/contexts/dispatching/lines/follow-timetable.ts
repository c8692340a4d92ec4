import { followTimetable, networkOf, type Service } from '#delivery';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayEdit } from './may-edit.ts';
import { serviceRuns, type ToFollow } from './service-runs.ts';
import { currentTimetable } from './timetables.ts';

/**
 * A service's days and cut-offs come from its carrier's timetable from now on: it is ordered for until so many minutes before the hand-over to
 * the bus. null: as they were typed again. Refuses `dispatching.not-your-timetable`, `dispatching.no-bus-there`, and what delivery refuses.
 */
export async function followWithService(
  call: Call,
  { serviceId, packMinutes }: { readonly serviceId: string; readonly packMinutes: number | null },
): Promise<Outcome<{ readonly carrierId: string }>> {
  const network = await networkOf(call);
  if (!network.ok) return network;
  const service = network.value.services.find(({ id, byBus }) => id === serviceId && byBus);
  if (!service || !(await mayEdit(call, service.carrierId))) return refuse('dispatching.not-your-timetable');
  const { carrierId } = service;
  if (packMinutes === null) {
    const told = await followTimetable(call, { serviceId, packMinutes, runs: new Map() });
    return told.ok ? ok({ carrierId }) : told;
  }
  const followed = await follow(call, carrierId, [{ ...service, packMinutes }]);
  if (!followed.ok) return followed;
  return followed.value === 0 ? refuse('dispatching.no-bus-there') : ok({ carrierId });
}

/** Works out anew when the services of a carrier that follow its timetable go. */
export async function renewRuns(call: Call, carrierId: string): Promise<Outcome<undefined>> {
  const network = await networkOf(call);
  if (!network.ok) return network;
  const services = network.value.services.filter((service) => service.carrierId === carrierId);
  const renewed = await follow(call, carrierId, services.flatMap(followed));
  return renewed.ok ? ok() : renewed;
}

/** Every night, so that three weeks are always known. */
export async function renewAllRuns(call: Call): Promise<void> {
  const network = await networkOf(call);
  if (!network.ok) return;
  const following = network.value.services.flatMap((service) =>
    followed(service).length > 0 ? [service.carrierId] : [],
  );
  for (const carrierId of new Set(following)) await renewRuns(call, carrierId);
}

function followed(service: Service): ToFollow[] {
  const { packMinutes } = service;
  return typeof packMinutes === 'number' ? [{ ...service, packMinutes }] : [];
}

/** Answers on how many days they go together. */
async function follow(
  call: Call,
  carrierId: string,
  services: readonly ToFollow[],
): Promise<Outcome<number>> {
  const current = await currentTimetable(call, carrierId);
  if (!current || services.length === 0) return ok(0);
  const runs = await serviceRuns(call, current.timetable, services);
  if (!runs.ok) return runs;
  let days = 0;
  for (const { id: serviceId, packMinutes } of services) {
    const own = runs.value.get(serviceId) ?? new Map();
    const told = await followTimetable(call, { serviceId, packMinutes, runs: own });
    if (!told.ok) return told;
    days += own.size;
  }
  return ok(days);
}
