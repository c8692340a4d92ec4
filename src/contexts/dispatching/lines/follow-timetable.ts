import { followTimetable, networkOf, type Service } from '#delivery';
import type { Call } from '#shared/call.ts';
import { type Outcome, ok } from '#shared/outcome.ts';
import { refuse } from '../refusals.ts';
import { mayEdit } from './may-edit.ts';
import { serviceRuns, type ToFollow } from './service-runs.ts';
import { currentTimetable } from './timetables.ts';

/**
 * Services by bus whose days and cut-offs come from their carrier's timetable from now on: each is ordered for until so many minutes before the
 * hand-over to its bus. One that no bus gets to stays as it was typed. null: all as they were typed again. Answers how many were changed.
 * Refuses `dispatching.not-your-timetable`, `dispatching.no-bus-there` where that is none, and what delivery refuses.
 */
export async function followWithServices(
  call: Call,
  {
    carrierId,
    serviceIds,
    packMinutes,
  }: {
    readonly carrierId: string;
    /** None: all that go by bus. */
    readonly serviceIds: readonly string[];
    readonly packMinutes: number | null;
  },
): Promise<Outcome<number>> {
  if (!(await mayEdit(call, carrierId))) return refuse('dispatching.not-your-timetable');
  const network = await networkOf(call);
  if (!network.ok) return network;
  const own = network.value.services.filter(
    (service) => service.byBus && service.active && service.carrierId === carrierId,
  );
  const services = serviceIds.length === 0 ? own : own.filter(({ id }) => serviceIds.includes(id));
  if (services.length < serviceIds.length) return refuse('dispatching.not-your-timetable');
  if (packMinutes !== null) {
    const followed = await follow(
      call,
      carrierId,
      services.map((service) => ({ ...service, packMinutes })),
      'those-with-a-bus',
    );
    return followed.ok && followed.value === 0 ? refuse('dispatching.no-bus-there') : followed;
  }
  for (const { id: serviceId } of services) {
    const told = await followTimetable(call, { serviceId, packMinutes, runs: new Map() });
    if (!told.ok) return told;
  }
  return ok(services.length);
}

/** Works out anew when the services of a carrier that follow its timetable go. */
export async function renewRuns(call: Call, carrierId: string): Promise<Outcome<undefined>> {
  const network = await networkOf(call);
  if (!network.ok) return network;
  const services = network.value.services.filter((service) => service.carrierId === carrierId);
  // A service whose bus is gone is sold for no day, until a timetable has the bus again or somebody says otherwise.
  const renewed = await follow(call, carrierId, services.flatMap(followed), 'all');
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

/** Answers how many were told their days. */
async function follow(
  call: Call,
  carrierId: string,
  services: readonly ToFollow[],
  which: 'all' | 'those-with-a-bus',
): Promise<Outcome<number>> {
  const current = await currentTimetable(call, carrierId);
  if (!current || services.length === 0) return ok(0);
  const runs = await serviceRuns(call, current.timetable, services);
  if (!runs.ok) return runs;
  let told = 0;
  for (const { id: serviceId, packMinutes } of services) {
    const own = runs.value.get(serviceId) ?? new Map();
    if (own.size === 0 && which === 'those-with-a-bus') continue;
    const following = await followTimetable(call, { serviceId, packMinutes, runs: own });
    if (!following.ok) return following;
    told++;
  }
  return ok(told);
}
