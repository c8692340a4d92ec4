import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signed } from '../../src/shared/signature.ts';
import { atEnd } from './at-end.ts';

export interface SmsProvider {
  readonly url: string;
  readonly key: string;
  /** What was handed over, oldest first. Only what was signed with the key. */
  readonly messages: {
    readonly phone: string;
    readonly template: string;
    readonly parameters: Record<string, string>;
    readonly text: string;
  }[];
  /** Makes it answer with this status from now on; 202 takes messages over. */
  answer(status: number): void;
  /** The code in the newest message to a phone. */
  codeFor(phone: string): string;
}

/** An SMS provider on a real socket, which does what ours is documented to expect. Closed when the test file ends. */
export async function smsProvider(): Promise<SmsProvider> {
  const key = 'a key that both sides know';
  const messages: SmsProvider['messages'] = [];
  let status = 202;
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join('');
    const genuine = signed(
      key,
      {
        at: request.headers['x-maidehao-at']?.toString() ?? null,
        signature: request.headers['x-maidehao-signature']?.toString() ?? null,
        text,
      },
      new Date(),
    );
    if (genuine && status < 300) messages.push(JSON.parse(text));
    response.writeHead(genuine ? status : 401).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  atEnd(() => new Promise((closed) => server.close(closed)));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/messages`,
    key,
    messages,
    answer: (next) => {
      status = next;
    },
    codeFor: (phone) => {
      const code = messages.findLast((message) => message.phone === phone)?.parameters.code;
      if (code === undefined) throw new Error(`no code was sent to ${phone}`);
      return code;
    },
  };
}
