import { searchMembers } from '#people';
import { roleWords } from '#shared/role-words.ts';
import { turnAway } from '../../../../refused.ts';
import { sheetResponse } from '../../../../sheet.ts';
import { roleIn } from '../asked.ts';
import type { RequestHandler } from './$types';

const MOST_ROWS = 20_000;

export const GET: RequestHandler = async ({ locals, url }) => {
  const { t, lang } = locals;
  const found = await locals.read((call) =>
    searchMembers(call, {
      q: url.searchParams.get('q') ?? '',
      role: roleIn(url.searchParams.get('role')),
      page: 1,
      size: MOST_ROWS,
    }),
  );
  if (!found.ok) return turnAway(found.refusal, lang);
  return sheetResponse(url, {
    name: t('人员名册', 'people'),
    rows: found.value.members.flatMap((member) => member.hats.map((hat) => ({ member, hat }))),
    columns: [
      { heading: t('姓名', 'Name'), cell: ({ member }) => member.name },
      { heading: t('手机号', 'Phone'), cell: ({ member }) => member.phone },
      { heading: t('出生年', 'Year of birth'), cell: ({ member }) => member.birthYear },
      { heading: t('身份', 'Role'), cell: ({ hat }) => roleWords[hat.role][lang] },
      { heading: t('单位', 'Organisation'), cell: ({ hat }) => t(hat.nameZh, hat.nameEn) },
    ],
  });
};
