import type { RefusalText } from './outcome.ts';

/** Why a picture is not taken. */
export const pictureRefusals = {
  'picture.too-large': {
    status: 413,
    zh: (facts: { limitMb: number }) => ({
      what: '照片太大了',
      why: `一张照片最多 ${facts.limitMb} MB`,
      next: '在手机相册里选“缩小”或截一张图，再上传',
    }),
    en: (facts: { limitMb: number }) => ({
      what: 'The photo is too large',
      why: `A photo may have ${facts.limitMb} MB at most`,
      next: 'Send a smaller copy, or a screenshot of it',
    }),
  },
  'picture.too-many-pixels': {
    status: 413,
    zh: (facts: { limitMegapixels: number }) => ({
      what: '照片的尺寸太大了',
      why: `最多 ${facts.limitMegapixels} 百万像素`,
      next: '缩小以后再上传',
    }),
    en: (facts: { limitMegapixels: number }) => ({
      what: 'The photo has too many pixels',
      why: `It may have ${facts.limitMegapixels} megapixels at most`,
      next: 'Make it smaller and send it again',
    }),
  },
  'picture.wrong-kind': {
    status: 422,
    zh: () => ({
      what: '这个文件不是能用的照片',
      why: '只收 JPEG、PNG、WebP 和 AVIF 照片；看的是文件内容，不是名字',
      next: '用手机重新拍一张，或者另存为 JPEG 再上传',
    }),
    en: () => ({
      what: 'This file is not a photo we can use',
      why: 'JPEG, PNG, WebP and AVIF are taken; what counts is the content, not the name',
      next: 'Take a new photo, or save it as JPEG and send that',
    }),
  },
  'picture.unreadable': {
    status: 422,
    zh: () => ({
      what: '照片打不开',
      why: '文件没有传完整，或者已经损坏',
      next: '换一张，或者在信号好的地方再传一次',
    }),
    en: () => ({
      what: 'The photo cannot be opened',
      why: 'It did not arrive whole, or it is damaged',
      next: 'Choose another, or send it again where the signal is good',
    }),
  },
} as const satisfies Record<string, RefusalText>;
