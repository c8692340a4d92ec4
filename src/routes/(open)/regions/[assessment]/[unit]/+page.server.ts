import { changesSince, lookAtPublished, plannedFor, regionRow } from '#region';
import { answered } from '../../../../answered.ts';
import { regionShown } from '../../../../regions-shown.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { lang } = locals;
  const looked = answered(await locals.read((call) => lookAtPublished(call, params.assessment)), lang);
  const row = answered(regionRow(looked, params.unit), lang);
  const [changed, planned] = await locals.read(
    async (call) =>
      [
        await changesSince(call, looked, params.unit, { publishedOnly: true }),
        await plannedFor(call, params.assessment, params.unit),
      ] as const,
  );
  return { region: regionShown(looked, row, changed), planned };
};
