import { networkOf } from '#delivery';
import { yuan } from '#shared/money.ts';
import { decimal } from '#shared/quantity.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { weekdaysText } from '../network-words.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url }) => {
  const { t } = locals;
  const network = await locals.read((call) => networkOf(call));
  if (!network.ok) turnAway(network.refusal, locals.lang);
  const { nodes, services, names } = network.value;
  const node = (id: string) => nodes.find((each) => each.id === id);
  return sheetResponse(url, {
    name: t('配送线路', 'delivery-services'),
    rows: services,
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
