import { potentialSheet, potentialSpec, readPotentialSpec, testedScore } from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { readCensus2010 } from './potential/census-2010.ts';
import { tellScore } from './potential/tell-score.ts';
import { jsonFile } from './reading/json-file.ts';
import { printSchema, schemaOption } from './reading/print-schema.ts';
import { sheetFile } from './reading/sheet-file.ts';
import { taken } from './reading/taken.ts';

export const command = define({
  usage: 'region potential FILE --spec SPEC.json | --census FOLDER',
  zh: '经检验的潜力分：从结果之前的数据，说每个地区出现某种结果的可能。每个省由没见过它的模型打分，检验（AUC、区间、校准）和局限一起给出；通不过检验就不给分。',
  en: 'A score of potential that is tested: from figures older than the outcome, how likely it was in each region. Each province is scored by a model that has not seen it; the test (AUC, its interval, calibration) and its limits come with it, and without standing it there is no score.',
  words: [0, 1],
  options: {
    spec: { type: 'string', zh: '规则文件（JSON）', en: 'The spec, a JSON file' },
    schema: schemaOption,
    census: {
      type: 'string',
      zh: '用 2010 年县级人口普查说 2016 年哪些县有淘宝村；目录里要有 leiii-census、taobao-villages、tudigong-county-2020',
      en: 'From the census of 2010 by county, which had a Taobao village in 2016; the folder holds leiii-census, taobao-villages and tudigong-county-2020',
    },
  },
  async run({ words: [file], values: { spec, schema, census } }) {
    if (schema) return printSchema(potentialSpec);
    if (census !== undefined && file === undefined) {
      const read = await readCensus2010(census);
      return tellScore(read.codes, read.names, read, taken(testedScore(read)));
    }
    if (file === undefined || spec === undefined) {
      throw new WrongUse('要写文件和 --spec，或 --census。 A file and --spec are needed, or --census.');
    }
    const read = taken(potentialSheet(await sheetFile(file), taken(readPotentialSpec(await jsonFile(spec)))));
    return tellScore(read.units, read.names, read.potential, taken(testedScore(read.potential)));
  },
});
