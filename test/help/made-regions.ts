/** A made province: so many counties on a grid, some without roads or schools, one rich in sales and poor in all else. */
export function madeRegions(): { readonly csv: string; readonly boundaries: object } {
  const counties = Array.from({ length: 20 }, (_, at) => {
    const [x, y] = [at % 5, Math.floor(at / 5)];
    const good = 20 + 3 * at;
    return {
      code: String(460_101 + at),
      name: `第${at + 1}县`,
      figures: [
        // Sales follow the rest but for the first county.
        at === 0 ? 990 : 100 + 10 * at,
        at % 7 === 3 ? 2 : good,
        at % 12 === 4 ? 1 : good + 5,
        100 - good,
      ],
      ring: [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    };
  });
  return {
    csv: [
      '代码,县,销售额,通村快递,电商人才,到县城小时',
      ...counties.map(({ code, name, figures }) => [code, name, ...figures].join(',')),
    ].join('\n'),
    boundaries: {
      type: 'FeatureCollection',
      features: counties.map(({ code, ring }) => ({
        type: 'Feature',
        properties: { adcode: Number(code) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    },
  };
}
