import { dueToday, linesToWeigh, rights, soldAhead } from '#ordering';
import { type Call, may } from '#shared/call.ts';
import { dayText } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

const HOUR = 3_600_000;

/** Orders to pack before their departure leaves, and claims to answer. Who does not pack is not told to. */
export async function ordersToday(call: Call, t: Tongue): Promise<Task[]> {
  const due = await dueToday(call);
  if (!due) return [];
  const tasks: Task[] = [];
  if (due.toPack > 0 && may(call.actor, rights['pack-orders'])) {
    tasks.push({
      href: '/desk/packing',
      icon: 'scale',
      title: t('装箱', 'Pack orders'),
      text: t('今天发车的订单，称好装好', 'Weigh and pack what leaves today'),
      count: due.toPack,
      due:
        due.overdue > 0 ? t(`${due.overdue} 单已过发车日`, `${due.overdue} past their departure`) : undefined,
      urgent: due.overdue > 0,
    });
  }
  if (may(call.actor, rights['pack-orders'])) tasks.push(...(await shortToday(call, t)));
  if (call.actor.roles.includes('grower')) tasks.push(...(await toWeighToday(call, t)));
  if (due.claims > 0) {
    const hours = due.oldestClaim ? Math.floor((call.now.getTime() - due.oldestClaim.getTime()) / HOUR) : 0;
    tasks.push({
      href: '/desk/claims',
      icon: 'warning',
      title: t('答复售后', 'Answer claims'),
      text: t('买家说有坏的、少的、错的', 'Buyers found something spoiled, short or wrong'),
      count: due.claims,
      due: t(`最久的等了 ${hours} 小时`, `the oldest has waited ${hours} h`),
      urgent: hours >= 24,
    });
  }
  return tasks;
}

/** Harvests that are in and smaller than what was sold ahead of them: nobody's goods are packed until they are shared. */
async function shortToday(call: Call, t: Tongue): Promise<Task[]> {
  const found = await soldAhead(call);
  const short = found.ok ? found.value.filter((harvest) => harvest.short && !harvest.picking) : [];
  const [first] = short;
  if (!first) return [];
  return [
    {
      href: '/desk/sold-ahead',
      icon: 'split',
      title: t('预售的采得不够，先选分法', 'A harvest sold ahead fell short: choose how to share it'),
      text: t('分好才能装箱，大家会先收到通知', 'Nothing of it is packed before, and everyone is told'),
      count: short.length,
      due: t(`${dayText(first.departs, 'zh')}发车`, `leaves ${dayText(first.departs, 'en')}`),
      urgent: true,
    },
  ];
}

/** Goods of a household's own in others' orders that it has neither weighed nor found short yet. */
async function toWeighToday(call: Call, t: Tongue): Promise<Task[]> {
  const found = await linesToWeigh(call);
  const lines = found.ok ? found.value.filter(({ entry }) => !entry) : [];
  const [first] = lines;
  if (!first) return [];
  return [
    {
      href: '/desk/weigh',
      icon: 'basket',
      title: t('自己称，自己报', 'Weigh your own goods'),
      text: t(
        '称好写上；不够的写实有多少',
        'Write down what the scale shows, and what there is not enough of',
      ),
      count: lines.length,
      due: t(`最早 ${dayText(first.departs, 'zh')}发车`, `the first leave ${dayText(first.departs, 'en')}`),
    },
  ];
}
