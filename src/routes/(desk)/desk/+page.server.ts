import { readStatement, rights } from '#paying';
import { overview } from '#region';
import type { Call, Role } from '#shared/call.ts';
import { addDays, type Day, dayOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';
import { figuresShown } from '../../(open)/figures/figures-shown.ts';
import type { PageServerLoad } from './$types';
import { adoptionsToday } from './adoptions/today.ts';
import { licencesToday } from './licences/today.ts';
import { lotsToday } from './lots/today.ts';
import { offersToday } from './offers/today.ts';
import { oftenDone } from './often.ts';
import { ordersToday } from './orders/today.ts';
import { platformToday } from './platform/today.ts';
import { doubtsToday, pricesToday } from './prices/today.ts';
import { quantitiesToday } from './quantities/today.ts';
import { parcelsToday } from './shipments/today.ts';
import { supportToday } from './support/today.ts';

/** Each part of the workbench says what its people have to do today; whoever has nothing there adds nothing. */
const queues: readonly ((call: Call, t: Tongue) => Promise<Task[]>)[] = [
  lotsToday,
  ordersToday,
  adoptionsToday,
  parcelsToday,
  licencesToday,
  offersToday,
  pricesToday,
  doubtsToday,
  quantitiesToday,
  supportToday,
  platformToday,
];

/** Who answers for the county rather than for goods of their own. */
const overseers: readonly Role[] = ['officer', 'admin', 'brand-association', 'mentor'];

const earners: readonly Role[] = rights['own-statement'];

/** What the caller's organisation earned from a day on, what was given back taken off. */
async function earnedSince(call: Call, from: Day) {
  const until = dayOf(call.now);
  const found = await readStatement(call, { from, until, limit: 1, offset: 0 });
  if (!found.ok) return undefined;
  const { earnedFen, givenBackFen } = found.value;
  return { fen: earnedFen - givenBackFen, until };
}

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, t, lang } = locals;
  const role = actor.roles[0] ?? 'consumer';
  const { tasks, seen, week } = await locals.read(async (call) => {
    const all: Task[] = [];
    for (const queue of queues) all.push(...(await queue(call, t)));
    return {
      tasks: all,
      seen: overseers.includes(role) ? await overview(call) : undefined,
      week: earners.includes(role) ? await earnedSince(call, addDays(dayOf(call.now), -6)) : undefined,
    };
  });
  return {
    role,
    tasks: [...tasks.filter((task) => task.urgent), ...tasks.filter((task) => !task.urgent)],
    week,
    often: oftenDone(role, t),
    county: seen && { until: seen.until, figures: figuresShown(seen, lang) },
  };
};
