import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { importRoads, readOsm, summaryOf, writeRoads } from '#routing';
import { openDatabase } from '../../database/open.ts';
import { platform } from '../../shared/call.ts';
import { readConfig } from '../../shared/config.ts';
import { transact } from '../../shared/transact.ts';
import { command as define } from '../line/command.ts';
import { stoppedBy } from '../line/stopped-by.ts';
import { bytesOf } from '../ways/way-options.ts';

export const command = define({
  usage: 'route roads FILE.osm.pbf|FILE.osm [--out FILE] [--import]',
  zh: '从 OpenStreetMap 的截取文件读出汽车能走的路，做成可以很快查路程的道路文件：单行、限速、道路等级的车速、禁行、路障、不许的转弯和能上车的轮渡都算在内；文件有错就说出是哪一行、哪一块、哪条路。',
  en: 'Read the roads a car may drive from an OpenStreetMap extract and make a roads file that answers ways fast: one-way streets, limits, speeds by class, closed roads, barriers, forbidden turns and ferries that take cars are kept; what is wrong in the file is told with its line, block or way.',
  words: [1, 1],
  options: {
    out: { type: 'string', zh: '把道路文件存到这里', en: 'Keep the roads file here' },
    import: {
      type: 'boolean',
      zh: '导入为本县的道路：以后排车按它算路程（用平台的数据库）',
      en: 'Make it the county’s roads, from which plans take their ways (uses the platform’s database)',
    },
  },
  async run({ words: [file = ''], values }) {
    const started = performance.now();
    const read = readOsm(await bytesOf(file));
    if (!read.ok) throw stoppedBy(read.refusal);
    const bytes = writeRoads(read.value.roads);
    if (values.out !== undefined) await writeFile(values.out, bytes);
    if (values.import) await importHere(bytes, basename(file));
    const told = {
      ...summaryOf(read.value),
      bytes: bytes.length,
      seconds: Number(((performance.now() - started) / 1_000).toFixed(1)),
    };
    console.log(
      `${told.km} 公里道路，${told.pieces} 段，${told.junctions} 个路口；${told.apart} 段和别处不相连；轮渡 ${told.ferries} 段\n  ${told.km} km of roads, ${told.pieces} pieces, ${told.junctions} junctions; ${told.apart} pieces lead nowhere else; ${told.ferries} pieces of ferries`,
    );
    const { viaWays, byHours, unclear } = told.leftOut;
    console.log(
      `不许的转弯 ${told.turns} 个；没有算进来的转弯限制：经由一段路的 ${viaWays} 条，只在某些时段的 ${byHours} 条，说不清是哪个弯或互相矛盾的 ${unclear} 条\n  ${told.turns} forbidden turns; restrictions of turns left out: ${viaWays} by way of other ways, ${byHours} at some hours only, ${unclear} that name no turn or contradict each other`,
    );
    return told;
  },
});

async function importHere(file: Uint8Array, source: string): Promise<void> {
  const config = readConfig();
  const { db } = await openDatabase(config);
  const caller = { county: config.county, now: new Date(), actor: platform };
  const imported = await transact(db, caller, (call) => importRoads(call, { file, source }));
  if (!imported.ok) throw stoppedBy(imported.refusal);
  console.log('已导入，下一个方案起按它算\n  Imported: the next plan is made on it');
}
