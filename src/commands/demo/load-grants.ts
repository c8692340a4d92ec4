import {
  addEvidence,
  applyForGrant,
  askForStage,
  decideGrant,
  decideStage,
  describeSite,
  openScheme,
} from '#region';
import type { Actor, Call } from '#shared/call.ts';
import type { Db } from '#shared/database.ts';
import { must } from '#shared/outcome.ts';
import { transact } from '#shared/transact.ts';
import { demoActors } from './actors.ts';
import { idOf } from './demo-id.ts';
import { county } from './places.ts';

/** A page that says what it is: nobody is to take it for a receipt. */
const PAPER = new TextEncoder().encode(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 120]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 62>>stream
BT /F 16 Tf 20 60 Td (Demonstration only: not a real receipt) Tj ET
endstream endobj
trailer<</Root 1 0 R>>
`);

const stages = [
  { zh: '开工', en: 'Begun', weight: 30 },
  { zh: '验收', en: 'Accepted', weight: 50 },
  { zh: '用满一年', en: 'Used for a year', weight: 20 },
];

/** One grant under way for a site that shows how it is done, one application that waits, and a scheme for a plan's projects. */
export async function loadGrants(db: Db, now: Date): Promise<void> {
  const actors = demoActors([], []);
  const officer = actors.of(idOf('bureau'));
  const coop = actors.of(idOf('coop ridge'));
  const other = actors.of(idOf('coop river'));
  const as = <Value>(actor: Actor, run: (call: Call) => Promise<Value>) =>
    transact(db, { county: county.code, now, actor }, run);
  const siteScheme = idOf('scheme site');
  const technology = idOf('scheme technology');
  for (const scheme of [
    {
      ...{
        id: siteScheme,
        kind: 'site',
        titleZh: '田头预冷示范点（演示）',
        titleEn: 'Field pre-cooling that shows how (demo)',
      },
      aboutZh: '建一处田头预冷，让附近的合作社来看、照着做。',
      aboutEn: 'Build pre-cooling at a field, and let co-ops nearby look and do the same.',
      criteria: [
        ['采收后两小时内降到 8 ℃', 'Down to 8 °C within two hours of picking'],
        ['每月开放一天给别人看', 'Open to visitors one day a month'],
      ],
      ...{ stages, mostFen: 25_000_000 },
    },
    {
      ...{
        id: technology,
        kind: 'technology',
        titleZh: '一批一码补助（演示）',
        titleEn: 'Grant for lot codes (demo)',
      },
      aboutZh: '给采用批次码和合格证打印的合作社。',
      aboutEn: 'For co-ops that print lot codes and certificates.',
      criteria: [['每一批都开了合格证', 'Each lot has its certificate']],
      ...{
        stages: stages.slice(0, 2).map((each, at) => ({ ...each, weight: [40, 60][at] })),
        mostFen: 5_000_000,
      },
    },
    {
      ...{ id: idOf('scheme plan'), kind: 'project', planId: idOf('fund published') },
      ...{ titleZh: '乡镇短板资金的项目（演示）', titleEn: 'Projects of the townships’ fund (demo)' },
      aboutZh: '公布的方案里选上的项目，由承办单位申请。',
      aboutEn: 'Projects that the published plan has chosen, applied for by whoever does them.',
      ...{ criteria: [], stages: stages.map((each) => ({ ...each })), mostFen: 200_000_000 },
    },
  ]) {
    must(await as(officer, (call) => openScheme(call, scheme)));
  }
  const grantId = idOf('grant site');
  const asked = {
    title: '岭上田头预冷（演示）',
    text: '在大将镇的集货点旁建一间 20 平方米的预冷间。',
    askedFen: 18_000_000,
  };
  must(await as(coop, (call) => applyForGrant(call, { id: grantId, schemeId: siteScheme, ...asked })));
  const evidence = (stage: number, title: string) =>
    as(coop, (call) =>
      addEvidence(call, { id: idOf(`evidence ${stage}`), grantId, stage, title, file: PAPER }),
    );
  must(await evidence(0, '报价单（演示）'));
  const agreed = { grantId, agree: true, fen: 16_000_000, reason: '离路近，有电，合作社愿意开放（演示）' };
  must(await as(officer, (call) => decideGrant(call, agreed)));
  must(await evidence(1, '开工照片（演示）'));
  must(await as(coop, (call) => askForStage(call, { grantId, stage: 1 })));
  const paid = { grantId, stage: 1, pay: true, reason: '到现场看过，地基打好了（演示）' };
  must(await as(officer, (call) => decideStage(call, paid)));
  must(await evidence(2, '验收单（演示）'));
  must(await as(coop, (call) => askForStage(call, { grantId, stage: 2 })));
  const site = {
    what: '集货点旁建了一间预冷间，金桔采下来先降温再装箱。',
    how: '先找有电、货车进得来的地方；预冷间不用大，够一天的量就行；让采收的人轮流看温度。',
    cost: '设备 11 万元，土建 4 万元，接电 1 万元（演示数字）。',
    result: '路上烂的少了（演示，还没有一年的数）。',
  };
  must(await as(coop, (call) => describeSite(call, { grantId, ...site })));
  const waiting = { title: '融江合作社批次码（演示）', text: '买两台标签打印机。', askedFen: 3_200_000 };
  must(
    await as(other, (call) =>
      applyForGrant(call, { id: idOf('grant waiting'), schemeId: technology, ...waiting }),
    ),
  );
}
