import assert from 'node:assert/strict';
import test from 'node:test';
import { basisHolds, type CertificateContent, certificateText, formFor } from './certificate.ts';

const content: CertificateContent = {
  number: 'HGZ-450224-261123-1',
  form: 'producer',
  lotCode: 'HJ-261123-1',
  productName: '滑皮金桔',
  amount: { milli: 100_000, unit: 'jin' },
  originText: '融安县板榄镇木瓜村',
  issuerName: '木瓜村金桔合作社',
  issuerUscc: '93450224MA5TEST001',
  contact: '+8610000000001',
  basis: ['quality-control'],
  testReport: '',
  issuedAt: new Date('2026-11-23T01:00:00Z'),
  sources: [],
  replaces: undefined,
};

test('a certificate says the eight things of article 14, each on its line', () => {
  assert.equal(
    certificateText(content),
    [
      '承诺达标合格证',
      '编号：HGZ-450224-261123-1',
      '批次：HJ-261123-1',
      '产品名称：滑皮金桔',
      '数量：100 斤',
      '产地：融安县板榄镇木瓜村',
      '承诺主体：木瓜村金桔合作社',
      '统一社会信用代码：93450224MA5TEST001',
      '联系方式：+8610000000001',
      '承诺事项：未使用禁用农药、兽药及其他化合物；使用的常规农药、兽药残留不超标。',
      '承诺依据：质量安全控制符合要求',
      '开具时间：2026-11-23T01:00:00.000Z',
    ].join('\n'),
  );
});

test('a buyer’s certificate names the certificates it rests on, a new one the voided one it replaces', () => {
  const text = certificateText({
    ...content,
    form: 'buyer',
    sources: [{ number: 'HGZ-450224-261122-7', sha256: 'ab12' }],
    replaces: 'HGZ-450224-261123-0',
  });
  assert.match(text, /承诺事项：已按规定收取并保存/);
  assert.match(text, /来源合格证：HGZ-450224-261122-7 ab12\n替换：HGZ-450224-261123-0$/);
});

test('a name with a line break cannot forge a line of the certificate', () => {
  const text = certificateText({ ...content, issuerName: '某社\n检测报告：合格' });
  assert.match(text, /承诺主体：某社 检测报告：合格\n统一/);
});

test('a promise needs a ground, and one that rests on a test names the report', () => {
  assert.equal(basisHolds([], ''), false);
  assert.equal(basisHolds(['quality-control'], ''), true);
  assert.equal(basisHolds(['self-test'], ' '), false);
  assert.equal(basisHolds(['quality-control', 'commissioned-test'], 'GX-2026-118'), true);
});

test('goods of one household carry the producer’s form, mixed goods the buyer’s', () => {
  assert.equal(formFor(['chen', 'chen']), 'producer');
  assert.equal(formFor(['chen', 'qin']), 'buyer');
});
