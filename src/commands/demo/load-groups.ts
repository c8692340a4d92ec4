import {
  joinCycle,
  openDueCycles,
  openGroups,
  openSeries,
  quoteJoining,
  settleDueCycles,
} from '#groupbuying';
import { offersOnSale } from '#selling';
import type { Call } from '#shared/call.ts';
import { dayOf } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import type { DemoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { nodes } from './network.ts';
import { pay } from './pay-at-sandbox.ts';
import type { DemoPerson } from './people.ts';
import { at } from './product.ts';
import { seeded } from './seeded.ts';

/** Weekly group buys open on this many days before today and a week later: one is over, one is under way. */
export const GROUPS_BEGIN = 8;

interface DemoGroup {
  readonly node: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly noteZh: string;
  readonly noteEn: string;
  readonly leastMembers: number;
  readonly leastFen: number;
  /** Steps of an offer in a case; none: not by the case. */
  readonly caseSteps?: number;
}

const groups: readonly DemoGroup[] = [
  {
    ...{
      node: `node ${at.dajiang}`,
      titleZh: '大将镇街坊团',
      titleEn: 'Dajiang neighbours',
      leastMembers: 2,
      leastFen: 5_000,
    },
    ...{
      noteZh: '到站我发群里，下班来拿也行，店里开到七点。',
      noteEn: 'I tell you when it is here; the shop is open until seven.',
    },
  },
  {
    ...{
      node: 'node Yufeng',
      titleZh: '鱼峰老街坊周团',
      titleEn: 'Yufeng weekly',
      leastMembers: 2,
      leastFen: 0,
      caseSteps: 8,
    },
    ...{
      noteZh: '整箱发货，差一点的大家凑一凑。',
      noteEn: 'Delivered in full cases: let us fill them together.',
    },
  },
  {
    ...{
      node: 'node Liubei',
      titleZh: '柳北小区周团',
      titleEn: 'Liubei weekly',
      leastMembers: 0,
      leastFen: 5_000,
    },
    ...{ noteZh: '', noteEn: '' },
  },
];

/** Three leaders open a weekly group buy each, with what is ripe that day. */
export async function beginGroups(call: Call): Promise<void> {
  for (const { node: name, caseSteps, ...terms } of groups) {
    const node = nodes.find(({ id }) => id === idOf(name));
    if (!node) throw new Error(`no node for the group buy at ${name}`);
    const { ripe } = await offersOnSale(call, { nodeId: node.id, each: 1 });
    const items = ripe
      .filter(({ offer }) => offer.form === 'by-weight' || offer.form === 'by-piece')
      .slice(0, 4)
      .map(({ offer }, place) => ({
        offerId: offer.id,
        least: place === 0 && caseSteps ? 1 : 0,
        ...(caseSteps && place < 2 ? { caseMilli: offer.step * caseSteps } : {}),
      }));
    if (items.length === 0) continue;
    must(
      await openSeries(call, {
        ...terms,
        ...{ id: idOf(`series ${name}`), leaderId: node.organisationId, nodeId: node.id, items, demo: true },
        ...{ opens: '08:00', everyDays: 7, openHours: 60, extendHours: 24, nextDay: dayOf(call.now) },
      }),
    );
  }
}

/** What the clock does for group buys. */
export async function runGroups(call: Call): Promise<void> {
  await openDueCycles(call);
  await settleDueCycles(call);
}

/**
 * Some neighbours join every open group buy, and pay; of what is sold by the case each takes a full one, so that every demo group comes
 * about.
 */
export async function joinGroups(
  call: Call,
  { actors, consumers }: { readonly actors: DemoActors; readonly consumers: readonly DemoPerson[] },
): Promise<void> {
  const open = (await openGroups(call)).toSorted((a, b) => (a.cycle.seriesId < b.cycle.seriesId ? -1 : 1));
  for (const [number, { cycle, offers }] of open.entries()) {
    const chance = seeded(number * 7_919 + Number(dayOf(call.now).replaceAll('-', '')));
    for (let joining = 0, joined = 0; joining < 8 && joined < 3; joining += 1) {
      const { actor, person } = actors.buyer(chance.pick(consumers).id);
      const wanted = offers.filter(() => chance.chance(0.6)).slice(0, 3);
      const lines = (wanted.length > 0 ? wanted : offers.slice(0, 1)).map(({ id, least, step, most }) => {
        const full = cycle.items.find(({ offerId }) => offerId === id)?.caseMilli;
        return { offerId: id, milli: Math.min(most, full ?? least + step * chance.int(1, 4)) };
      });
      const then = { ...call, actor };
      const first = must(await quoteJoining(then, { cycleId: cycle.id, lines }));
      const there = lines.filter((_, place) => first.lines[place]?.filled.ok);
      if (there.length === 0) continue;
      const quoted = must(await quoteJoining(then, { cycleId: cycle.id, lines: there }));
      const placed = await joinCycle(then, {
        ...{ cycleId: cycle.id, lines: there, agreedFen: quoted.totalFen },
        ...{ checkoutId: idOf(`join ${cycle.seriesId} ${dayOf(call.now)} ${joining}`) },
        ...{ name: person.name, phone: person.phone, lang: 'zh' as const },
      });
      if (!placed.ok) continue;
      await pay(then, placed.value.checkoutId);
      joined += 1;
    }
  }
}
