import { type Network, type Node, networkOf } from '#delivery';
import { yuan } from '#shared/money.ts';
import { decimal } from '#shared/quantity.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { kindWords, weekdaysText } from '../network-words.ts';
import { searchedNetwork } from '../searched-network.ts';
import type { RequestHandler } from './$types';

/** The services as the list shows them, or with `list=nodes` the nodes, as CSV or XLSX. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const { t } = locals;
  const network = await locals.read((call) => networkOf(call));
  if (!network.ok) turnAway(network.refusal, locals.lang);
  const { nodes, names } = network.value;
  const found = searchedNetwork(network.value, url.searchParams.get('q') ?? '');
  if (url.searchParams.get('list') === 'nodes')
    return nodesSheet(url, locals, { ...network.value, nodes: found.nodes });
  const node = (id: string) => nodes.find((each) => each.id === id);
  return sheetResponse(url, {
    name: t('配送线路', 'delivery-services'),
    rows: found.services,
    columns: [
      { heading: t('路线码', 'Route code'), cell: (row) => node(row.toNodeId)?.code },
      {
        heading: t('送到', 'To'),
        cell: (row) => t(node(row.toNodeId)?.nameZh ?? '', node(row.toNodeId)?.nameEn ?? ''),
      },
      {
        heading: t('承运', 'Carrier'),
        cell: (row) => t(names[row.carrierId]?.zh ?? '', names[row.carrierId]?.en ?? ''),
      },
      { heading: t('发车日', 'Runs'), cell: (row) => weekdaysText(row.weekdays, t) },
      { heading: t('截单', 'Orders until'), cell: (row) => row.cutOff },
      { heading: t('几天后到', 'Lead days'), cell: (row) => row.leadDays },
      { heading: t('到站时间', 'Arrives'), cell: (row) => row.arrives },
      { heading: t('运力（公斤）', 'Capacity (kg)'), cell: (row) => Number(decimal(row.capacityGrams)) },
      { heading: t('运费（元）', 'Fee (yuan)'), cell: (row) => Number(yuan(row.feeFen)) },
      { heading: t('冷链', 'Cold'), cell: (row) => t(row.cold ? '是' : '否', row.cold ? 'yes' : 'no') },
      {
        heading: t('在开', 'Running'),
        cell: (row) => t(row.active ? '是' : '否', row.active ? 'yes' : 'no'),
      },
    ],
  });
};

function nodesSheet(url: URL, { t }: App.Locals, { nodes, names }: Network): Promise<Response> {
  return sheetResponse(url, {
    name: t('配送站点', 'delivery-nodes'),
    rows: nodes,
    columns: [
      { heading: t('路线码', 'Route code'), cell: (row: Node) => row.code },
      { heading: t('站点', 'Node'), cell: (row) => t(row.nameZh, row.nameEn) },
      { heading: t('级别', 'Level'), cell: (row) => t(kindWords[row.kind].zh, kindWords[row.kind].en) },
      {
        heading: t('谁在管', 'Keeper'),
        cell: (row) => t(names[row.organisationId]?.zh ?? '', names[row.organisationId]?.en ?? ''),
      },
      { heading: t('地址', 'Address'), cell: (row) => row.address },
      { heading: t('开门', 'Opens'), cell: (row) => row.opening.opens },
      { heading: t('关门', 'Closes'), cell: (row) => row.opening.closes },
      { heading: t('哪几天', 'Days'), cell: (row) => weekdaysText(row.opening.weekdays, t) },
      { heading: t('在用', 'In use'), cell: (row) => (row.active ? t('是', 'yes') : t('否', 'no')) },
      { heading: t('纬度', 'Latitude'), cell: (row) => row.lat },
      { heading: t('经度', 'Longitude'), cell: (row) => row.lng },
    ],
  });
}
