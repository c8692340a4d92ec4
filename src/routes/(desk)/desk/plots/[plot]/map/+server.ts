import type { Corner } from '#origin';
import { turnAway } from '../../../../../refused.ts';
import { metresAround, ownPlot } from '../../own-plot.ts';
import { cornersIn, pixelOf } from '../../window.ts';
import { PIXELS } from '../outline/pixels.ts';
import type { RequestHandler } from './$types';

/** The country around a plot as a picture to tap: a grid with its scale, the plot's present place, and the corners so far. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const found = await locals.read((call) => ownPlot(call, params.plot));
  if (!found.ok) return turnAway(found.refusal, locals.lang);
  const plot = found.value;
  const window = { middle: plot, metres: metresAround(plot.areaMu), pixels: PIXELS };
  const spot = (corner: Corner) => {
    const { x, y } = pixelOf(window, corner);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  const corners = cornersIn(url.searchParams.get('corners'));
  const step = PIXELS / (window.metres / 50);
  const lines = Array.from({ length: Math.floor(PIXELS / step) + 1 }, (_, index) =>
    (index * step).toFixed(1),
  );
  const grid = lines.map((at) => `M${at} 0V${PIXELS}M0 ${at}H${PIXELS}`).join('');
  const edge = corners.length > 1 ? `<path class="edge" d="M${corners.map(spot).join('L')}Z"/>` : '';
  const dots = corners
    .map((corner, index) => {
      const [x = '', y = ''] = spot(corner).split(' ');
      return `<circle class="corner" cx="${x}" cy="${y}" r="9"/><text x="${x}" y="${Number(y) + 4}">${index + 1}</text>`;
    })
    .join('');
  const before = plot.outline ? `<path class="before" d="M${plot.outline.map(spot).join('L')}Z"/>` : '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${PIXELS}" height="${PIXELS}" viewBox="0 0 ${PIXELS} ${PIXELS}">
<style>.land{fill:#f3f1e9}.grid{stroke:#d5d0bf;fill:none}.before{fill:none;stroke:#86826f;stroke-dasharray:4 4}.edge{fill:#eaf2df;stroke:#37701f;stroke-width:2}.corner{fill:#37701f}text{font:700 11px sans-serif;fill:#fff;text-anchor:middle}.mark{fill:none;stroke:#a84a06;stroke-width:2}.words{fill:#545a4d;text-anchor:start;font-weight:400}</style>
<rect class="land" width="${PIXELS}" height="${PIXELS}"/><path class="grid" d="${grid}"/>${before}${edge}
<path class="mark" d="M${PIXELS / 2 - 8} ${PIXELS / 2}h16M${PIXELS / 2} ${PIXELS / 2 - 8}v16"/>${dots}
<text class="words" x="8" y="${PIXELS - 10}">${locals.t('一格 50 米，上北下南', 'one square 50 m, north is up')}</text></svg>`;
  return new Response(svg, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, no-store' },
  });
};
