import { comparePairings, pairingFile, pairingFrom, pairingShape, type Weighed } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { jsonFile } from './reading/json-file.ts';
import { printSchema, schemaOption } from './reading/print-schema.ts';
import { taken } from './reading/taken.ts';

export const command = define({
  usage: 'region match FILE',
  zh: '把县和帮扶方的项目结成对（JSON：counties 的志愿、projects 的名额、sponsors 的名额和排序）：没有谁想另找的稳定方案，旁边是总值最高的方案，以及稳定要付的代价。',
  en: 'Pair counties with sponsors’ projects (JSON: wishes of counties, places of projects, places and lists of sponsors): the stable pairing that nobody wants to leave, beside it the one worth the most, and the price of stability.',
  words: [0, 1],
  options: { schema: schemaOption },
  async run({ words: [file], values: { schema } }) {
    if (schema) return printSchema(pairingShape);
    if (file === undefined) throw new WrongUse('要写文件。 A file is needed.');
    const named = taken(pairingFile(await jsonFile(file)));
    const pairing = taken(pairingFrom(named));
    const began = performance.now();
    const { stable, optimal, priceOfStability } = comparePairings(pairing);
    const ms = Math.round(performance.now() - began);
    const pairs = ({ pairs: wishes }: Weighed) =>
      named.counties.map(({ id }, county) => {
        const project = named.projects[pairing.projects[wishes[county] ?? -1] ?? -1];
        return { county: id, project: project?.id ?? null, sponsor: project?.sponsor ?? null };
      });
    const told = (weighed: Weighed) => ({
      paired: weighed.paired,
      worth: weighed.worth,
      firstWishes: weighed.first,
      blockingPairs: weighed.blocking,
      pairs: pairs(weighed),
    });
    for (const { county, project, sponsor } of pairs(stable)) {
      console.log(`${county}\t${project ?? '—'}\t${sponsor ?? '—'}`);
    }
    tell('稳定 stable', stable);
    tell('总值最高 optimal', optimal);
    console.log(`稳定的代价 price of stability\t${priceOfStability.toFixed(4)}`);
    return { stable: told(stable), optimal: told(optimal), priceOfStability, ms };
  },
});

function tell(name: string, { paired, worth, first, blocking }: Weighed): void {
  console.log(
    `${name}\t结成 paired ${paired}\t总值 worth ${worth}\t第一志愿 first wishes ${first}\t想另找的 blocking ${blocking}`,
  );
}
