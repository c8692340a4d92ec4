import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { addNodes, addServices, saveVehicle } from '#delivery';
import { confirmTimetable, hearServiceAlerts, typeLine } from '#dispatching';
import { newId } from '#shared/id.ts';
import { instantAt } from '#shared/instant.ts';
import { must } from '#shared/outcome.ts';
import { axeFindings, everyRule } from '../../../../../test/help/axe.ts';
import { openBrowser } from '../../../../../test/help/browser.ts';
import { asCall, COUNTY } from '../../../../../test/help/county.ts';
import { testDatabase } from '../../../../../test/help/database.ts';
import { deskPage } from '../../../../../test/help/desk-page.ts';
import { DAY, van } from '../../../../../test/help/fleet.ts';
import { bus, HUB, nodes, POINT } from '../../../../../test/help/network.ts';
import { paidOrder, pay } from '../../../../../test/help/parcel.ts';
import { settle, signedIn } from '../../../../../test/help/village.ts';
import { writeServiceAlerts } from '../../../../../test/help/write-service-alerts.ts';
import { startServer } from '../../../../server.ts';

/* A bus company alerts of its line: it does not run until ten, and takes another road from noon on. */
const { db } = await testDatabase();
const { people, organisations, actors } = await settle(db);
const carrierId = organisations.bus;
const now = instantAt(DAY, '08:10');
const at = (time: string) => instantAt(DAY, time).getTime() / 1_000;
await asCall(db, { now: instantAt(DAY, '06:00') }, async (call) => {
  must(await addNodes(call, nodes));
  must(await addServices(call, [{ ...bus, carrierId }]));
  must(await saveVehicle(call, { ...van(newId(), '桂B·厢2'), carrierId }));
  await pay(call, paidOrder({ promisedDay: DAY }));
});
const codes = new Map(
  (await db.selectFrom('delivery.node').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
);
await asCall(db, { now, actor: actors.driver }, async (call) => {
  const id = newId();
  const line = {
    ...{ name: '城乡 1 路', weekdays: [1, 2, 3, 4, 5], departures: '8:30 12:40', goods: '' },
    ...{ kg: '', handOver: '', inspection: '', stops: `${codes.get(HUB)} 0\n${codes.get(POINT)} 45` },
  };
  must(await typeLine(call, { id, carrierId, line }));
  must(await confirmTimetable(call, id));
  const { timetable } = (await call.tx
    .selectFrom('dispatching.timetable')
    .select('timetable')
    .executeTakeFirstOrThrow()) as unknown as { timetable: { lines: { id: string }[] } };
  const about = [{ line: timetable.lines[0]?.id ?? '' }];
  const feed = writeServiceAlerts([
    {
      ...{ id: 'detour', about, cause: 10, effect: 4, periods: [{ from: at('12:00'), until: at('18:00') }] },
      header: { zh: '下午绕行老路' },
    },
    {
      ...{ id: 'rocks', about, cause: 8, effect: 1, periods: [{ from: at('08:00'), until: at('10:00') }] },
      header: { zh: '落石，十点前停开', en: 'Rocks on the road: no buses until ten' },
      description: { zh: '养路段正在清理。', en: 'The road is being cleared.' },
    },
    {
      ...{ id: 'moved', about, cause: 1, effect: 9, periods: [{ from: at('13:00'), until: at('18:00') }] },
      header: { 'en-GB': 'Board at 大将 market' },
      description: { 'en-GB': 'The usual stop is closed.' },
    },
  ]);
  must(await hearServiceAlerts(call, { carrierId, feed }));
});
const config = { host: '127.0.0.1', port: 0, county: COUNTY, secret: newId() };
const server = await startServer({ config, db, clock: () => now });
after(() => server.stop());
const browser = await openBrowser();
const cookie = await signedIn(db, people.driver, { now });

for (const width of [360, 1440]) {
  for (const lang of ['zh', 'en'] as const) {
    test(`a dispatcher reads what the bus company alerts, in force first, at ${width} pixels in ${lang}`, async () => {
      const page = await deskPage(browser, { url: server.url, cookie }, { width, lang, script: true });
      await page.goto(`${server.url}/desk/day`);
      const section = page.locator('section', {
        has: page.getByRole('heading', {
          name: lang === 'zh' ? '班车公司的提醒' : 'Alerts from the bus company',
        }),
      });
      const said = await section.locator('.notice').allInnerTexts();
      assert.equal(said.length, 3);
      const expected = {
        zh: [
          /落石，十点前停开[\s\S]*现在生效，到 .*10:00 · 停开 · 天气 · 城乡 1 路[\s\S]*养路段正在清理/,
          /下午绕行老路[\s\S]*绕行 · 施工/,
          /Board at 大将 market[\s\S]*站点挪动[\s\S]*The usual stop is closed/,
        ],
        en: [
          /Rocks on the road[\s\S]*In force until .*10:00 · No service · weather · 城乡 1 路[\s\S]*being cleared/,
          /下午绕行老路[\s\S]*Detour · road works/,
          /Board at 大将 market[\s\S]*Stop moved[\s\S]*The usual stop is closed/,
        ],
      }[lang];
      for (const [index, pattern] of expected.entries()) assert.match(said[index] ?? '', pattern);
      // What is in the other language is marked as that, Chinese names within English again as Chinese.
      const marked = await section
        .locator(':is(.title, .said) [lang]')
        .evaluateAll((each) =>
          each.map((element) => `${element.getAttribute('lang')}: ${element.textContent}`),
        );
      assert.deepEqual(
        marked,
        {
          zh: ['en-GB: Board at 大将 market', 'zh-CN: 大将', 'en-GB: The usual stop is closed.'],
          en: ['zh: 下午绕行老路', 'zh-CN: 大将'],
        }[lang],
      );
      const trouble = page.locator('.notice').first();
      assert.match(
        await trouble.innerText(),
        lang === 'zh' ? /班车停开，车上有 1 件/ : /The bus does not run; 1 parcel/,
      );
      assert.ok((await trouble.innerText()).includes('周师傅 · 08:10 · 城乡 1 路'));
      await trouble
        .getByRole('button', { name: lang === 'zh' ? '照建议改排' : 'Plan anew like this' })
        .waitFor();
      assert.deepEqual(await axeFindings(page, everyRule), []);
      const wider = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      assert.ok(Number(wider) <= 0, `${wider} pixels wider than the screen`);
      await page.context().close();
    });
  }
}
