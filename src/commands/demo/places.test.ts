import assert from 'node:assert/strict';
import test from 'node:test';
import { extractPlaces } from './extract-places.ts';
import { city, county, placeOf, townshipOf, townships, villages, villagesOf } from './places.ts';
import { romanise, romanisePerson } from './romanise.ts';

test('the places on file are those the national register names today', () => {
  assert.deepEqual({ city, county, townships, villages }, extractPlaces());
});

test('Rong’an has six towns, six townships and 149 villages and communities', () => {
  assert.equal(county.nameEn, "Rong'an County");
  assert.equal(townships.filter(({ nameZh }) => nameZh.endsWith('镇')).length, 6);
  assert.equal(townships.filter(({ nameZh }) => nameZh.endsWith('乡')).length, 6);
  assert.equal(villages.length, 149);
});

test('every township has villages, and every village lies in its township', () => {
  for (const township of townships) assert.ok(villagesOf(township.code).length >= 5, township.nameZh);
  for (const village of villages) assert.equal(townshipOf(village.code).code, village.parentCode);
});

const readings: [string, string][] = [
  ['长安', "Chang'an"],
  ['融安', "Rong'an"],
  ['大将', 'Dajiang'],
  ['桥板', 'Qiaoban'],
  ['泗顶', 'Siding'],
  ['雅瑶', 'Yayao'],
  ['板榄', 'Banlan'],
  ['桔东', 'Judong'],
  ['长龙', 'Changlong'],
  ['隘面', 'Aimian'],
  ['六寮', 'Liuliao'],
  ['鹭鹚州', 'Lucizhou'],
  ['谏村', 'Jiancun'],
  ['小律', 'Xiaolü'],
  ['西岸', "Xi'an"],
  ['大岸', "Da'an"],
];

test('names are read as the county reads them', () => {
  for (const [name, reading] of readings) assert.equal(romanise(name), reading, name);
});

test('people are written family name first, and 覃 is read Qin as in Guangxi', () => {
  assert.equal(romanisePerson('韦桂兰'), 'Wei Guilan');
  assert.equal(romanisePerson('覃永胜'), 'Qin Yongsheng');
  assert.equal(romanisePerson('李爱兰'), 'Li Ailan');
});

test('people say the village, the register says its committee', () => {
  const village = placeOf('450224100201');
  assert.deepEqual(
    [village.nameZh, village.registeredName, village.nameEn],
    ['大巷村', '大巷村委会', 'Daxiang Village'],
  );
});

test('the far mountain townships count as remote, the plain of Daliang does not', () => {
  const remote = townships.filter((township) => township.remote).map(({ nameZh }) => nameZh);
  assert.deepEqual(remote, ['泗顶镇', '板榄镇', '雅瑶乡', '沙子乡', '桥板乡']);
});

test('every place lies inside the county’s published span, 24°45′–25°35′ N and 109°12′–109°47′ E', () => {
  for (const { lat, lng, nameZh, approximate } of [county, ...townships, ...villages]) {
    assert.ok(lat > 24.75 && lat < 25.58 && lng > 109.2 && lng < 109.79, nameZh);
    assert.equal(approximate, true);
  }
});

test('no two villages stand on the same spot', () => {
  assert.equal(new Set(villages.map(({ lat, lng }) => `${lat},${lng}`)).size, villages.length);
});
