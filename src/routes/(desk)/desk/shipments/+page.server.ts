import { findParcels, type ShipmentStatus } from '#delivery';
import { isDay } from '#shared/instant.ts';
import { pageNumber } from '$ui/query.ts';
import { turnAway } from '../../../refused.ts';
import type { PageServerLoad } from './$types';
import { statusWords } from './status-words.ts';

const SIZE = 30;

export const load: PageServerLoad = async ({ locals, url }) => {
  const status = Object.keys(statusWords).find((each) => each === url.searchParams.get('status'));
  const text = url.searchParams.get('q') ?? '';
  const departs = url.searchParams.get('departs') ?? '';
  const page = pageNumber(url);
  const query = {
    text,
    status: status as ShipmentStatus | undefined,
    departs: isDay(departs) ? departs : undefined,
  };
  const found = await locals.read((call) =>
    findParcels(call, query, { offset: (page - 1) * SIZE, limit: SIZE }),
  );
  if (!found.ok) turnAway(found.refusal, locals.lang);
  return { ...found.value, ...query, page, size: SIZE };
};
