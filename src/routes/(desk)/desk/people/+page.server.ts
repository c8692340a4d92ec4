import { phoneText, searchMembers } from '#people';
import { pageNumber } from '$ui/query.ts';
import { answered } from '../../../answered.ts';
import type { PageServerLoad } from './$types';
import { roleIn } from './asked.ts';

const SIZE = 25;

export const load: PageServerLoad = async ({ locals, url }) => {
  const q = url.searchParams.get('q') ?? '';
  const role = roleIn(url.searchParams.get('role'));
  const page = pageNumber(url);
  const { members, total } = await locals.read(async (call) =>
    answered(await searchMembers(call, { q, role, page, size: SIZE }), locals.lang),
  );
  return {
    q,
    role,
    page,
    size: SIZE,
    total,
    members: members.map(({ phone, ...member }) => ({ ...member, phone: phoneText(phone) })),
  };
};
