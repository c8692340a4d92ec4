import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayBeTold } from './allowed-address.ts';
import { postOutside } from './post-outside.ts';

const ours = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0/',
  'http://localhost:5432/',
  'http://a.localhost/',
  'http://10.1.2.3/',
  'http://172.31.255.255/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://100.64.0.1/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:a00:1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[5f00::1]/',
  'http://[3fff::1]/',
  'http://[2001:2::1]/',
  'http://[2002:7f00:1::]/',
  'http://[64:ff9b::7f00:1]/',
  'http://metadata.internal/',
];
const nowhere = ['', 'x', '//a', 'file:///etc/passwd', 'gopher://a/', 'https://a:b@c.example/'];
const public_ = ['https://partner.example/in', 'http://8.8.8.8:8080/', 'http://[2606:4700::1111]/'];

test('nobody reaches our own network through us, however the address is written', () => {
  for (const dest of [...ours, ...nowhere]) assert.equal(mayBeTold(dest, false), false, dest);
  for (const dest of public_) assert.equal(mayBeTold(dest, false), true, dest);
  for (const dest of ours) assert.equal(mayBeTold(dest, true), true, dest);
  for (const dest of nowhere) assert.equal(mayBeTold(dest, true), false, dest);
});

test('an address is judged again when it is told', async () => {
  await assert.rejects(
    postOutside('http://127.0.0.1:9/', { body: '', headers: {}, allowPrivate: false }),
    /may not be told/,
  );
});
