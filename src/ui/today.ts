import { createContext } from 'svelte';
import type { Day } from '#shared/instant.ts';

const [todayInContext, setTodayInContext] = createContext<() => Day>();

/** The root layout says once which day it is in the county. */
export function provideToday(today: () => Day): void {
  setTodayInContext(today);
}

/** By this a page tells this year's days from others. Call it while a component is set up, like any context. */
export function useToday(): () => Day {
  return todayInContext();
}
