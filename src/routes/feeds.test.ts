import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { newId } from '#shared/id.ts';
import { demoDatabase, HARVEST_MORNING } from '../../test/help/demo.ts';
import { startServer } from '../server.ts';

const { db, home } = await demoDatabase();
const config = { host: '127.0.0.1', port: 0, county: '450224', secret: newId(), home, demo: true };
const server = await startServer({ config, db, clock: () => HARVEST_MORNING });
after(() => server.stop());

const GOOGLE = 'http://base.google.com/ns/1.0';
type Item = Readonly<Record<string, string>>;

/** The items of a feed as an XML parser reads them; throws where it is not well-formed. */
function itemsOf(xml: string): Item[] {
  const items: Record<string, string>[] = [];
  let name = '';
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on(
    'opentag',
    (tag: { local: string; uri: string; attributes: Record<string, SaxesAttributeNS> }) => {
      if (tag.local === 'item') items.push({});
      name = tag.uri === GOOGLE ? tag.local : '';
    },
  );
  parser.on('text', (text) => {
    const item = items.at(-1);
    if (item && name) item[name] = (item[name] ?? '') + text;
  });
  parser.on('closetag', () => {
    name = '';
  });
  parser.write(xml).close();
  return items;
}

async function feed(query = ''): Promise<Item[]> {
  const answer = await fetch(`${server.url}/feeds/google.xml${query}`);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^application\/rss\+xml/);
  return itemsOf(await answer.text());
}

test('the feed is XML in which every item has what the format asks for, and its picture and page are there', async () => {
  const items = await feed();
  assert.ok(items.length > 20, String(items.length));
  for (const item of items) {
    for (const name of [
      'id',
      'title',
      'description',
      'link',
      'image_link',
      'availability',
      'price',
      'brand',
    ]) {
      assert.ok(item[name], `${item.id} ${name}`);
    }
    assert.match(item.price ?? '', /^\d+\.\d{2} CNY$/);
    assert.equal(item.availability === 'preorder', item.availability_date !== undefined, item.id);
    assert.ok(['in_stock', 'preorder'].includes(item.availability ?? ''), item.availability);
  }
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  const [first] = items;
  for (const address of [first?.link, first?.image_link]) {
    assert.equal((await fetch(String(address))).status, 200, address);
  }
});

test('price and availability are what the product’s own page tells search engines', async () => {
  const items = await feed('?lang=en');
  for (const item of [items[0], items.find(({ availability }) => availability === 'preorder')]) {
    const page = await fetch(String(item?.link), { headers: { cookie: 'lang=en' } });
    const html = await page.text();
    const told = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}');
    assert.equal(`${told.offers.price} CNY`, item?.price);
    assert.equal(told.name, item?.title);
    const said = { in_stock: 'InStock', preorder: 'PreOrder' }[item?.availability ?? ''];
    assert.equal(told.offers.availability, `https://schema.org/${said}`);
  }
});

test('what is paused leaves the feed', async () => {
  const [first] = await feed();
  await db
    .updateTable('selling.offer')
    .set({ status: 'paused' })
    .where('id', '=', String(first?.id))
    .execute();
  const later = await startServer({ config, db, clock: () => new Date(HARVEST_MORNING.getTime() + 600_000) });
  try {
    const answer = await fetch(`${later.url}/feeds/google.xml`);
    assert.ok(!itemsOf(await answer.text()).some(({ id }) => id === first?.id));
  } finally {
    await later.stop();
  }
});
