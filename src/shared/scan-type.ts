export type ScanType = 'application/pdf' | 'image/jpeg' | 'image/png';

/** How the files we keep begin; what somebody calls a file says nothing. */
const beginnings: readonly (readonly [type: ScanType, bytes: readonly number[]])[] = [
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];

export function scanType(file: Uint8Array): ScanType | undefined {
  return beginnings.find(([, bytes]) => bytes.every((byte, at) => file[at] === byte))?.[0];
}
