import { writeFile } from 'node:fs/promises';
import { readOsm, writeRoads } from '#routing';
import { command as define } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';
import { bytesOf } from '../ways/way-options.ts';

export const command = define({
  usage: 'route roads FILE.osm.pbf|FILE.osm [--out FILE]',
  zh: '从 OpenStreetMap 的截取文件读出汽车能走的路，做成可以很快查路程的道路文件：单行、限速、道路等级的车速、禁行和路障都算在内；文件有错就说出是哪一行、哪一块、哪条路。',
  en: 'Read the roads a car may drive from an OpenStreetMap extract and make a roads file that answers ways fast: one-way streets, limits, speeds by class, closed roads and barriers are kept; what is wrong in the file is told with its line, block or way.',
  words: [1, 1],
  options: {
    out: { type: 'string', zh: '把道路文件存到这里', en: 'Keep the roads file here' },
  },
  async run({ words: [file = ''], values }) {
    const started = performance.now();
    const read = readOsm(await bytesOf(file));
    if (!read.ok) throw stoppedBy(read.refusal);
    const { junctions, from, isMain, metres } = read.value;
    const bytes = writeRoads(read.value);
    if (values.out !== undefined) await writeFile(values.out, bytes);
    const told = {
      junctions,
      pieces: from.length,
      apart: isMain.reduce((count, main) => count + (main === 0 ? 1 : 0), 0),
      km: Math.round(metres.reduce((sum, each) => sum + each, 0) / 10_000),
      bytes: bytes.length,
      seconds: Number(((performance.now() - started) / 1_000).toFixed(1)),
    };
    console.log(
      `${told.km} 公里道路，${told.pieces} 段，${told.junctions} 个路口；${told.apart} 段和别处不相连\n  ${told.km} km of roads, ${told.pieces} pieces, ${told.junctions} junctions; ${told.apart} pieces lead nowhere else`,
    );
    return told;
  },
});
