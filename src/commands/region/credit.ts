import { creditRecords, creditRecordsShape, scoreOf, scoreWords } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { jsonFile } from './reading/json-file.ts';
import { printSchema, schemaOption } from './reading/print-schema.ts';
import { taken } from './reading/taken.ts';

const SHOWN = 2;

export const command = define({
  usage: 'region credit FILE',
  zh: '互助信用打分（JSON：每户交了多少批、守不守时、售后、还款、田间记录、谁担保）：每户几分，哪几项丢了分，怎样加分。担保只加分；住在哪里、邻居怎样都不算。',
  en: 'Mutual-aid credit by points (JSON: what each household delivered, kept, repaid and wrote down, and who vouches): its points, what costs it the most, and what adds to it. Vouching only adds; where it lives and how neighbours fare is not in it.',
  words: [0, 1],
  options: { schema: schemaOption },
  async run({ words: [file], values: { schema } }) {
    if (schema) return printSchema(creditRecordsShape);
    if (file === undefined) throw new WrongUse('要写文件。 A file is needed.');
    const scored = taken(creditRecords(await jsonFile(file))).map(({ id, record }) => ({
      id,
      ...scoreOf(record),
    }));
    for (const { id, points, missing } of scored) {
      const more = missing.slice(0, SHOWN).map(({ factor, points: has, most }) => {
        const { zh, en } = scoreWords[factor];
        return `${zh.more} ${en.more} (+${most - has})`;
      });
      console.log([id, `${points} 分 points`, ...more].join('\t'));
    }
    return {
      households: scored.map(({ id, version, points, parts, missing }) => ({
        ...{ id, version, points, parts },
        missing: missing.map(({ factor, points: has, most }) => ({
          factor,
          lost: most - has,
          ...scoreWords[factor],
        })),
      })),
    };
  },
});
