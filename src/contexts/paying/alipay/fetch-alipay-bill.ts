import { unzipSync } from 'fflate';
import { z } from 'zod';
import type { Day } from '#shared/instant.ts';
import { readAlipayBill } from '../kernel/alipay-bill.ts';
import type { BillLine } from '../kernel/bill.ts';
import type { AlipayAccount } from './alipay-account.ts';
import { AlipayError, callAlipay } from './call-alipay.ts';

const found = z.object({ bill_download_url: z.url() });
const HALF_A_MINUTE = 30_000;
/** A bill unpacks to a few megabytes at most; a bomb does not get further. */
const LARGEST_BYTES = 200 * 1024 * 1024;

/** A day's trade bill; no lines when there is none for that day, undefined while it is not made yet. */
export async function fetchAlipayBill(
  account: AlipayAccount,
  day: Day,
  now: Date,
): Promise<BillLine[] | undefined> {
  const method = 'alipay.data.dataservice.bill.downloadurl.query';
  try {
    const answer = await callAlipay(
      account,
      { method, content: { bill_type: 'trade', bill_date: day } },
      now,
    );
    const response = await fetch(found.parse(answer).bill_download_url, {
      signal: AbortSignal.timeout(HALF_A_MINUTE),
    });
    if (!response.ok) throw new Error(`Alipay answered ${response.status} when its bill was fetched`);
    return readAlipayBill(details(new Uint8Array(await response.arrayBuffer())));
  } catch (error) {
    if (error instanceof AlipayError && /BILL_NOT_EXIST/i.test(error.code)) return [];
    if (error instanceof AlipayError && /BILL_.*(CREAT|PROCESS)/i.test(error.code)) return undefined;
    throw error;
  }
}

/**
 * The file of details in the archive, beside one of sums; both are GBK, and so are their names, which are therefore not relied on:
 * the details have a column for the number of our order.
 */
function details(archive: Uint8Array): string {
  const files = unzipSync(archive, { filter: ({ originalSize }) => originalSize <= LARGEST_BYTES });
  const texts = Object.values(files).map((bytes) => new TextDecoder('gbk').decode(bytes));
  const text = texts.find((each) => each.includes('退款批次号/请求号'));
  if (text === undefined) throw new Error('Alipay’s bill has no details');
  return text;
}
