import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Sending {
  readonly path: string;
  readonly headers?: string;
  readonly body: string;
}

const HEAD_END = '\r\n\r\n';
const LAST_CHUNK = '0\r\n\r\n';

/**
 * One kept-alive HTTP/1.1 connection that sends one request after another. It reads just enough of an answer to know its end: on the
 * machine it shares with what it measures, a whole client would cost as much as the server.
 */
export async function openLane(port: number): Promise<{
  post(sending: Sending): Promise<Answer>;
  close(): void;
}> {
  const socket = await connected(port);
  socket.setNoDelay(true).setEncoding('utf8');
  let text = '';
  let waiting: PromiseWithResolvers<Answer> | undefined;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('data', (piece: string) => {
    text += piece;
    const answer = whole(text);
    if (!answer) return;
    text = '';
    waiting?.resolve(answer);
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));
  return {
    post({ path, headers = '', body }) {
      waiting = Promise.withResolvers();
      if (socket.destroyed) waiting.reject(new Error('the connection was closed'));
      else
        socket.write(
          `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}${HEAD_END}${body}`,
        );
      return waiting.promise;
    },
    close: () => socket.destroy(),
  };
}

function connected(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.off('error', reject)));
    socket.once('error', reject);
  });
}

function whole(text: string): Answer | undefined {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = text.slice(0, end).toLowerCase();
  const body = text.slice(end + HEAD_END.length);
  const length = /content-length: (\d+)/.exec(head)?.[1];
  const done = length === undefined ? body.endsWith(LAST_CHUNK) : Buffer.byteLength(body) >= Number(length);
  return done ? { status: Number(text.slice(9, 12)), body } : undefined;
}
