import type { Call } from '#shared/call.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';
import type { PageServerLoad } from './$types';
import { lotsToday } from './lots/today.ts';
import { ordersToday } from './orders/today.ts';
import { parcelsToday } from './shipments/today.ts';

/** Each part of the workbench says what its people have to do today; whoever has nothing there adds nothing. */
const queues: readonly ((call: Call, t: Tongue) => Promise<Task[]>)[] = [
  lotsToday,
  ordersToday,
  parcelsToday,
];

export const load: PageServerLoad = async ({ locals }) => {
  const tasks = await locals.read(async (call) => {
    const all: Task[] = [];
    for (const queue of queues) all.push(...(await queue(call, locals.t)));
    return all;
  });
  return { tasks: [...tasks.filter((task) => task.urgent), ...tasks.filter((task) => !task.urgent)] };
};
