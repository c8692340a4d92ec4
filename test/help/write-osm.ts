type Told = Readonly<Record<string, string>>;

/** A node so many thousandths of a degree east and north of nought; `tags` as XML. */
export const NODE = (id: number, lng: number, lat = 0, tags = '') =>
  `<node id="${id}" lat="${lat / 1000}" lon="${lng / 1000}" version="1">${tags}</node>`;

export const WAY = (id: number, refs: readonly number[], tags: Told) =>
  `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${tagsOf(tags)}</way>`;

/** A relation with members as `way 7 from`. */
export const RELATION = (id: number, members: readonly string[], tags: Told) =>
  `<relation id="${id}">${members
    .map((member) => member.split(' '))
    .map(([type, ref, role = '']) => `<member type="${type}" ref="${ref}" role="${role}"/>`)
    .join('')}${tagsOf(tags)}</relation>`;

/** A whole file, an element a line from the third on. */
export const OSM = (...inside: readonly string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="by hand">\n${inside.join('\n')}\n</osm>\n`;

function tagsOf(tags: Told): string {
  return Object.entries(tags)
    .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
    .join('');
}
