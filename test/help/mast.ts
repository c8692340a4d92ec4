import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { atEnd } from './at-end.ts';

export interface Mast {
  /** Where the server is reached through this mast. */
  readonly url: string;
  /** No signal: what is open breaks off, and nothing gets through. */
  cut(): void;
  mend(): void;
}

/**
 * A mobile mast between a phone and the server. The browser's own offline switch stops at the page: a request that goes
 * by its service worker may still slip through. With the mast cut, nothing reaches the server whatever the browser does.
 */
export async function mastBefore(url: string): Promise<Mast> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  let up = true;
  const mast = createServer((phone) => {
    if (!up) return phone.destroy();
    const server = connect(Number(port), hostname);
    for (const [end, other] of [
      [phone, server],
      [server, phone],
    ] as const) {
      open.add(end);
      end
        .on('error', () => other.destroy())
        .on('close', () => {
          open.delete(end);
          other.destroy();
        });
      end.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(mast, 'listening');
  const hang = () => {
    for (const socket of open) socket.destroy();
  };
  atEnd(async () => {
    mast.close();
    hang();
  });
  return {
    url: `http://127.0.0.1:${(mast.address() as AddressInfo).port}`,
    cut() {
      up = false;
      hang();
    },
    mend() {
      up = true;
    },
  };
}
