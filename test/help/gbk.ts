/** GBK, as Excel in China and banks write their tables, whose two-byte characters are the decoder's, turned round. */
export function gbk(text: string): Uint8Array {
  const bytes = new Map<string, number[]>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Uint8Array.from([...text].flatMap((char) => bytes.get(char) ?? [char.charCodeAt(0)]));
}
