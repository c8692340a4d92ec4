import {
  circlesOf,
  concentrationsOf,
  creditFile,
  creditShape,
  eachCropFails,
  overCaps,
  stress,
} from '#region';
import { command as define, WrongUse } from '../line/command.ts';
import { jsonFile } from './reading/json-file.ts';
import { printSchema, schemaOption } from './reading/print-schema.ts';
import { taken } from './reading/taken.ts';

export const command = define({
  usage: 'region stress FILE',
  zh: '互助担保的压力测试（JSON：households 各欠多少、每种作物能付多少，groups 联保小组，guarantees 单独担保）：某种作物绝收，谁还不上，谁被担保拖倒，垫款方亏多少；互相担保的圈子；压在一处太多的。金额单位是分。',
  en: 'What joint liability stands (JSON: what households owe and could pay by crop, groups, single guarantees): when a crop fails, who cannot repay, who is pulled down by standing in, what the lender loses; circles of guarantees; what hangs too much on one thing. Amounts in fen.',
  words: [0, 1],
  options: { schema: schemaOption },
  async run({ words: [file], values: { schema } }) {
    if (schema) return printSchema(creditShape);
    if (file === undefined) throw new WrongUse('要写文件。 A file is needed.');
    const { households, guarantees, exposures, caps, years } = taken(creditFile(await jsonFile(file)));
    const ids = (places: readonly number[]) => places.map((at) => households[at]?.id ?? '');
    const asked = { '—': {}, ...(years ?? eachCropFails(households)) };
    const told = Object.entries(asked).map(([year, losses]) => {
      const { failing, pulledDown, loss, stoodIn } = stress(households, guarantees, losses);
      console.log(
        `${year}\t还不上 failing ${failing.length}\t被拖倒 pulled down ${pulledDown.length}\t` +
          `担保人垫 stood in ${stoodIn}\t垫款方亏 loss ${loss}`,
      );
      return { year, failing: ids(failing), pulledDown: ids(pulledDown), stoodIn, loss };
    });
    const circles = circlesOf(households.length, guarantees).map(ids);
    for (const circle of circles) console.log(`互保圈 circle\t${circle.length}\t${circle.join(', ')}`);
    const over = overCaps(exposures, caps);
    for (const { kind, name, share, cap, over: fen } of over) {
      console.log(`太集中 over cap\t${kind} ${name}\t${(100 * share).toFixed(1)} % > ${100 * cap} %\t${fen}`);
    }
    return { years: told, circles, overCaps: over, concentrations: concentrationsOf(exposures) };
  },
});
