import { doubtfulPrices, newestWholesalePrices, rights } from '#selling';
import { type Call, may } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** Prices on sale that deserve a second look: for the county's officers. */
export async function doubtsToday(call: Call, t: Tongue): Promise<Task[]> {
  const found = await doubtfulPrices(call, { noted: false, limit: 1, offset: 0 });
  if (!found.ok || found.value.count === 0) return [];
  return [
    {
      href: '/desk/doubtful-prices',
      icon: 'warning',
      title: t('了解不对劲的价钱', 'Look into doubtful prices'),
      text: t('低于成本，或者比同样的货低很多', 'Below cost, or far below the same goods'),
      count: found.value.count,
    },
  ];
}

/** Products that are followed on the wholesale market and have no price of today yet. */
export async function pricesToday(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['record-wholesale-prices'])) return [];
  const today = dayOf(call.now);
  const behind = (await newestWholesalePrices(call)).filter((price) => price.day < today);
  if (behind.length === 0) return [];
  return [
    {
      href: '/desk/prices',
      icon: 'chart',
      title: t('登记今天的批发行情', 'Record today’s wholesale prices'),
      text: t('种养户卖得值不值，就和它比', 'What growers earn is compared with them'),
      count: behind.length,
    },
  ];
}
