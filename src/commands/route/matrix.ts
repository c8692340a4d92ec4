import { type NamedPoint, placesIn, type TravelTimes } from '#routing';
import { command as define } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';
import { bytesOf, wayOptions, waySources } from '../ways/way-options.ts';
import { waysOrStop } from '../ways/ways-or-stop.ts';

export const command = define({
  usage: 'route matrix PROBLEM.json [--roads FILE] [--osrm URL] [--valhalla URL]',
  zh: '算出一份题目（json 格式）里每两个地点之间的路程和时间，并说明是怎么来的；开车到不了的地点说出名称。',
  en: 'Work out the distance and time between every two places of a problem (json format), and tell where they come from; places that cannot be driven to are named.',
  words: [1, 1],
  options: wayOptions,
  async run({ words: [file = ''], values }) {
    const text = new TextDecoder().decode(await bytesOf(file));
    const places = placesIn(text);
    if (!places.ok) throw stoppedBy(places.refusal);
    const ways = await waysOrStop(places.value, await waySources(values));
    return tell(places.value, ways);
  },
});

function tell(places: readonly NamedPoint[], { distance, duration, used }: TravelTimes): object {
  const count = places.length;
  const rows = (matrix: Float64Array) =>
    places.map((_, from) => [...matrix.subarray(from * count, (from + 1) * count)]);
  const [metres, seconds] = [rows(distance), rows(duration)];
  for (const [from, { name }] of places.entries())
    console.log(
      `${name}\t${seconds[from]?.map((each, to) => `${metres[from]?.[to]} m ${each} s`).join('\t')}`,
    );
  return { places: places.map(({ name }) => name), distance: metres, duration: seconds, used };
}
