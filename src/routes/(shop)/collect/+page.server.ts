import { redirect } from '@sveltejs/kit';
import { nodesOf } from '#delivery';
import { arrivalAt } from '#selling';
import { isId } from '#shared/id.ts';
import { openText } from '../../opening-words.ts';
import { ownPath } from '../../own-path.ts';
import { chosenNode, rememberNode } from '../chosen-node.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
  const { t } = locals;
  const query = url.searchParams.get('q') ?? '';
  const { nodes, current } = await locals.read(async (call) => ({
    nodes: await nodesOf(call, { query }),
    current: (await arrivalAt(call, chosenNode(cookies)))?.node.id,
  }));
  const stations = new Map(nodes.map((node) => [node.id, node]));
  const shown = nodes.map((node) => {
    const parent = node.parentId === null ? undefined : stations.get(node.parentId);
    const station = node.kind === 'station' ? node : parent;
    return {
      id: node.id,
      name: t(node.nameZh, node.nameEn),
      address: node.address,
      hours: openText(node.opening, t),
      cold: node.cold,
      group: station ? t(station.nameZh, station.nameEn) : t('其他取货点', 'Other points'),
      station: node.kind === 'station',
    };
  });
  return {
    query,
    back: ownPath(url.searchParams.get('back')),
    current,
    groups: [...Map.groupBy(shown, (node) => node.group)].map(([name, points]) => ({
      name,
      points: points.toSorted((a, b) => Number(b.station) - Number(a.station)),
    })),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const id = String(form.get('node'));
    if (isId(id)) rememberNode(event, id);
    redirect(303, ownPath(form.get('back')));
  },
};
