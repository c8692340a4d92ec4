import { coldLogOf, loadPictureOf, manifestOf } from '#delivery';
import type { Call } from '#shared/call.ts';
import { isId, newId } from '#shared/id.ts';
import { pdfResponse } from '../../../../../pdf-response.ts';
import { refusedFile } from '../../../../../refused.ts';
import type { RequestHandler } from './$types';
import { coldPdf, loadPdf, manifestPdf } from './round-pdf.ts';

/** The hand-over list of a round as a PDF; `?part=load` its load picture, `?part=cold` its cold log. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { t, lang } = locals;
  const id = isId(params.round) ? params.round : newId();
  const part = url.searchParams.get('part');
  const made = await locals.read(async (call: Call) => {
    if (part === 'load') {
      const picture = await loadPictureOf(call, id);
      return picture.ok ? { ...loadPdf(picture.value, t, lang), ok: true as const } : picture;
    }
    if (part === 'cold') {
      const log = await coldLogOf(call, id);
      return log.ok ? { ...coldPdf(log.value, t, lang), ok: true as const } : log;
    }
    const manifest = await manifestOf(call, id);
    return manifest.ok ? { ...manifestPdf(manifest.value, t, lang), ok: true as const } : manifest;
  });
  return made.ok ? pdfResponse(made.name, made.bytes) : refusedFile(made.refusal, lang);
};
