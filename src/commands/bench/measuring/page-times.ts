import { quantile } from './quantile.ts';
import { received } from './received.ts';

const WARM_UP = 60;
const REQUESTS = 400;

export interface PageTimes {
  readonly p50: number;
  readonly p99: number;
}

/**
 * Milliseconds from sending a request to the last byte of the page, over one kept connection on this machine, one request
 * after the other, going round the addresses of each list. The lists take turns, so that whatever else the machine does slows
 * all of them alike. The first 60 requests of each are not counted: plans and compiled code are made by then.
 */
export async function timePages(lists: readonly (readonly string[])[]): Promise<PageTimes[]> {
  const times = lists.map((): number[] => []);
  for (let round = 0; round < WARM_UP + REQUESTS; round += 1) {
    for (const [index, urls] of lists.entries()) {
      const took = await timed(urls[round % urls.length]);
      if (round >= WARM_UP) times[index]?.push(took);
    }
  }
  return times.map((each) => ({ p50: quantile(each, 0.5), p99: quantile(each, 0.99) }));
}

async function timed(url: string | undefined): Promise<number> {
  if (url === undefined) throw new RangeError('no pages to time');
  const began = performance.now();
  const { status } = await received(url);
  if (status !== 200) throw new Error(`${url} answers ${status}`);
  return performance.now() - began;
}
