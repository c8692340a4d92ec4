import { isRunning, progressOf } from '#planning';
import type { RequestHandler } from './$types';

/** How far the try is that is being worked out. */
export const GET: RequestHandler = ({ locals, params }) => {
  const progress = progressOf(locals.county, params.plan);
  return Response.json(
    {
      running: isRunning(locals.county, params.plan),
      step: progress?.step ?? null,
      totalFen: finite(progress?.cost),
      boundFen: finite(progress?.bound),
    },
    { headers: { 'cache-control': 'no-store' } },
  );
};

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? Math.round(value) : null;
}
