import { epcisDocument } from '#tracing';
import { turnAway } from '../../../../../../refused.ts';
import { lotStory } from '../lot-story.ts';
import type { RequestHandler } from './$types';

/** The lot's raw events, as an EPCIS 2.0 JSON-LD document. */
export const GET: RequestHandler = async ({ locals, params }) => {
  const told = await locals.read((call) => lotStory(call, params));
  if (!told.ok) return turnAway(told.refusal, locals.lang);
  const document = epcisDocument(
    told.value.story.events.map((event) => event.document),
    locals.now,
  );
  return new Response(JSON.stringify(document, null, 2), {
    headers: {
      'content-type': 'application/ld+json',
      'content-disposition': `attachment; filename="${params.lot}.epcis.jsonld"`,
    },
  });
};
