import { kinds, lookAtImport } from '#importing';
import { turnAway } from '../../../../../refused.ts';
import { refusedRows } from '../../../../../refused-rows.ts';
import { sheetResponse } from '../../../../../sheet.ts';
import type { RequestHandler } from './$types';

/** The refused rows with their reasons: mended, the file can be brought as it is. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { lang, t } = locals;
  const looked = await locals.read((call) => lookAtImport(call, { id: params.import, filter: 'refused' }));
  if (!looked.ok) return turnAway(looked.refusal, lang);
  const { rows, import: brought } = looked.value;
  const name = t(`${kinds[brought.kind].zh}-被拒的行`, `${brought.kind}-refused`);
  return sheetResponse(url, refusedRows(name, brought.headings, rows));
};
