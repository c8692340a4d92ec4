import { Agent, type IncomingMessage, request } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';

/** What came over the line, and what it says when it is unpacked. */
export interface Received {
  readonly status: number;
  /** The body's bytes as they travelled: compressed. */
  readonly bytes: number;
  readonly type: string;
  text(): Promise<string>;
}

const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) };
// One connection to each server, as a browser keeps one.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Gets `url` as a visitor's browser does, whose first language is Chinese and who has no cookie unless told. */
export async function received(url: string | URL, { cookie = '' } = {}): Promise<Received> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = {
    ...(cookie === '' ? {} : { cookie }),
    accept: 'text/html,*/*;q=0.8',
    'accept-encoding': 'gzip, deflate, br',
    'accept-language': 'zh-CN,zh;q=0.9',
  };
  request(url, { agent, headers }, resolve).once('error', reject).end();
  const answer = await promise;
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  const coding = answer.headers['content-encoding'];
  return {
    status: answer.statusCode ?? 0,
    bytes: body.byteLength,
    type: answer.headers['content-type'] ?? '',
    text: async () =>
      (coding === 'br' || coding === 'gzip' ? await unpack[coding](body) : body).toString('utf8'),
  };
}
