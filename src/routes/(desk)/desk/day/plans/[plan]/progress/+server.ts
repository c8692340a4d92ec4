import { planFile } from '#dispatching';
import { runningOf } from '#shared/running.ts';
import { answered } from '../../../../../../answered.ts';
import type { RequestHandler } from './$types';

const EVERY_MS = 400;

/** How the search for a plan goes, as events: `better` with what the best costs, `ready` once, at its end. */
export const GET: RequestHandler = async ({ locals, params, platform, request }) => {
  const look = async () => answered(await locals.read((call) => planFile(call, params.plan)), locals.lang);
  await look();
  const left = new AbortController();
  const stopping = platform ? [runningOf(platform.req).stopping] : [];
  const over = AbortSignal.any([request.signal, left.signal, ...stopping]);
  const words = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async start(events) {
      const tell = (name: string, what: object) =>
        events.enqueue(words.encode(`event: ${name}\ndata: ${JSON.stringify(what)}\n\n`));
      while (!over.aborted) {
        const { plan, progress } = await look();
        if (plan.status !== 'asked') {
          tell('ready', {});
          break;
        }
        if (progress) tell('better', { better: progress.better, costFen: progress.costFen ?? null });
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      }
      if (!left.signal.aborted) events.close();
    },
    cancel: () => left.abort(),
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
};
