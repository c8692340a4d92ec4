import type { Promised } from '#delivery';
import { fillLines, type OnArrival, onArrival } from '#selling';
import type { Call } from '#shared/call.ts';
import type { ChosenWay, Readiness } from './chosen-way.ts';
import type { Together } from './plan-basket.ts';

/** A departure that may be chosen, and how fresh the goods are then; nothing of that for what is not picked yet. */
export interface WayToChoose {
  readonly way: ChosenWay;
  readonly promised: Promised;
  readonly fresh: OnArrival | undefined;
  /** The one it goes by as it stands. */
  readonly taken: boolean;
}

/** What travels together, and the departures it may take; one at least. */
export interface WaysToChoose {
  readonly of: Readiness;
  readonly offerIds: readonly string[];
  readonly ways: readonly WayToChoose[];
}

/** How many days of arrival are offered. */
const DAYS_TO_CHOOSE = 5;

/**
 * The departures of the next days of arrival on which there are goods that keep until then, soonest first. What is chosen among them is
 * ordered at what the quote says with it.
 */
export async function waysToChoose(
  call: Call,
  { together }: { readonly together: readonly Together[] },
): Promise<readonly WaysToChoose[]> {
  const choices: WaysToChoose[] = [];
  for (const { of, lines, ways, promised } of together) {
    const offered: WayToChoose[] = [];
    const byDay = [...Map.groupBy(ways, ({ arrives }) => arrives)].slice(0, DAYS_TO_CHOOSE);
    for (const [goodOn, sameDay] of byDay) {
      const fills = await fillLines(call, { lines, goodOn });
      if (!fills.every((fill) => fill.ok)) continue;
      const fresh = onArrival(
        fills.flatMap((fill) => (fill.ok ? fill.value.keeping : [])),
        goodOn,
      );
      for (const each of sameDay) {
        const { serviceId, departs } = each;
        const taken =
          promised.ok && promised.value.serviceId === serviceId && promised.value.departs === departs;
        offered.push({ way: { of, serviceId, departs }, promised: each, fresh, taken });
      }
    }
    choices.push({ of, offerIds: lines.map(({ offerId }) => offerId), ways: offered });
  }
  return choices;
}
