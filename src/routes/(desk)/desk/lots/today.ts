import { lotsToDo, plotsOf, plotsThatWait, producersKeptBy, rights } from '#origin';
import { type Call, may } from '#shared/call.ts';
import { addDays, dayOf, dayText } from '#shared/instant.ts';
import type { Tongue } from '#shared/tongue.ts';
import type { Task } from '$ui/QueueList.svelte';

/** What the field and its lots ask for today: certificates to issue, lots at their end, holds to look into, plots that may be picked again. */
export async function lotsToday(call: Call, t: Tongue): Promise<Task[]> {
  if (!may(call.actor, rights['read-lots'])) return [];
  const counts = await lotsToDo(call);
  if (!counts.ok) return [];
  const { uncertified, ending, held } = counts.value;
  const officer = call.actor.roles.includes('officer');
  const works = may(call.actor, rights['keep-lots']);
  return [
    ...(works && uncertified > 0
      ? [
          {
            href: '/desk/lots?show=uncertified',
            icon: 'certificate' as const,
            title: t('要开合格证的批次', 'Lots that want a certificate'),
            text: t('开了证才能上架。', 'Without one they cannot go on sale.'),
            count: uncertified,
          },
        ]
      : []),
    ...(works && ending > 0
      ? [
          {
            href: '/desk/lots?show=ending',
            icon: 'clock' as const,
            title: t('快到期、还没卖完', 'Near their end and not sold'),
            text: t('三天内到期，可以降价或做加工。', 'Three days left: lower the price or process them.'),
            count: ending,
            urgent: true,
          },
        ]
      : []),
    ...(held > 0
      ? [
          {
            href: '/desk/lots?show=held',
            icon: 'warning' as const,
            title: officer
              ? t('暂停的批次，等您核实', 'Lots on hold, for you to look into')
              : t('暂停的批次', 'Lots on hold'),
            count: held,
            urgent: officer,
          },
        ]
      : []),
    ...(works ? await pickableToday(call, t) : []),
  ];
}

/** Plots whose interval ended yesterday: from today they may be picked. Told to a household, whose plots are a handful. */
async function pickableToday(call: Call, t: Tongue): Promise<Task[]> {
  const [household, ...others] = await producersKeptBy(call);
  if (!household || others.length > 0) return [];
  const plots = await plotsOf(call, [household.id]);
  const ids = plots.map((plot) => plot.id);
  const yesterday = addDays(dayOf(call.now), -1);
  const waited = await plotsThatWait({ ...call, now: new Date(call.now.getTime() - 86_400_000) }, ids);
  const waits = await plotsThatWait(call, ids);
  return plots
    .filter((plot) => waited.has(plot.id) && !waits.has(plot.id))
    .map((plot) => ({
      href: `/desk/lots/new?plot=${plot.id}`,
      icon: 'basket',
      title: t(`“${plot.name}”可以采了`, `“${plot.name}” may be picked`),
      text: t(
        `安全间隔期 ${dayText(yesterday, 'zh')}已过`,
        `Its interval ended on ${dayText(yesterday, 'en')}`,
      ),
    }));
}
