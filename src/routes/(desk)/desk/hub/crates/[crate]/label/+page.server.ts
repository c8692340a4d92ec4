import { crateFile } from '#delivery';
import { turnAway } from '../../../../../../refused.ts';
import { ssccBars, ssccSquare } from '../../../../shipments/barcodes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { t } = locals;
  const file = await locals.read((call) => crateFile(call, params.crate));
  if (!file.ok) turnAway(file.refusal, locals.lang);
  const { sscc, node, hub, madeAt } = file.value.crate;
  return {
    ...{ sscc, madeAt, code: node.code, bars: ssccBars(sscc), square: ssccSquare(sscc) },
    node: t(node.nameZh, node.nameEn),
    hub: t(hub.nameZh, hub.nameEn),
  };
};
