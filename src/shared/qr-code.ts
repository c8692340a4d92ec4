import bwipjs from 'bwip-js/node';

/**
 * A QR code (ISO/IEC 18004) as an SVG drawing without size of its own, black on white with the quiet zone it needs, error correction M.
 * Plain paths and no style, so that it may stand inside a page under a strict content policy.
 */
export function qrSvg(text: string): string {
  return bwipjs.toSVG({
    bcid: 'qrcode',
    text,
    padding: 4,
    backgroundcolor: 'ffffff',
    scale: 1,
  });
}
