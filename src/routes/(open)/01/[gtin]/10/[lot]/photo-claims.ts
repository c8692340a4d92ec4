import type { Picture } from '#shared/pictures.ts';
import type { Tongue } from '#shared/tongue.ts';

type Claimed = NonNullable<Picture['claimed']>;

/** What a photo's file says of itself (C2PA), as a page shows it. */
export interface PhotoClaims {
  /** Whether the file is what was signed. */
  readonly standing: 'holds' | 'broken' | 'unknown';
  readonly verdict: string;
  readonly details: readonly { readonly term: string; readonly text: string }[];
  /** The file as it was sent. */
  readonly original: string | undefined;
}

export function photoClaims({ claimed, original, sha256 }: Picture, t: Tongue): PhotoClaims | undefined {
  if (!claimed) return undefined;
  const standing = standingOf(claimed);
  const { generator, signer, actions } = claimed;
  const by = [signer?.name, signer?.organisation].filter(Boolean).join(t('，', ', '));
  const done = [...new Set(actions.map(({ action, source }) => told(action, source, t)))];
  const details = [
    { term: t('用什么做的', 'Made with'), text: generator },
    { term: t('做了什么', 'What was done'), text: done.join(t('、', ', ')) },
    { term: t('签名人', 'Signed by'), text: by },
    { term: t('签名人的证书由谁发', 'Whose certificate that is'), text: signer?.issuer ?? '' },
  ];
  return {
    standing,
    verdict: verdicts(t)[standing],
    details: details.filter(({ text }) => text !== ''),
    original: original === null ? undefined : `/pictures/${sha256}/${original}`,
  };
}

function standingOf({ signature, assertions, picture }: Claimed): PhotoClaims['standing'] {
  const all = [signature, assertions, picture];
  if (all.includes('broken')) return 'broken';
  return all.includes('unknown') ? 'unknown' : 'holds';
}

function verdicts(t: Tongue): Readonly<Record<PhotoClaims['standing'], string>> {
  return {
    holds: t(
      '收到的文件就是签名时的那一个，没有改过。签名人是不是真的是他自己说的那位，我们没有判断。',
      'The file we received is the one that was signed, unchanged. Whether the signer is who they say, we have not judged.',
    ),
    broken: t(
      '对不上：照片或它的说明在签名以后改过，不要相信下面的话。',
      'It does not fit: the photo or what it says was changed after it was signed. Do not believe what follows.',
    ),
    unknown: t(
      '我们没能全部核对：它用了这里读不了的写法。下面只是文件自己的话。',
      'We could not check all of it: it is written in a way that is not read here. What follows is only the file’s own word.',
    ),
  };
}

const SOURCES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  digitalCapture: ['相机拍摄', 'taken with a camera'],
  computationalCapture: ['手机多张合成拍摄', 'taken by a phone from several shots'],
  trainedAlgorithmicMedia: ['人工智能生成', 'made by artificial intelligence'],
  compositeWithTrainedAlgorithmicMedia: ['部分由人工智能生成', 'made in part by artificial intelligence'],
  algorithmicMedia: ['由程序生成', 'made by a program'],
  composite: ['拼合', 'put together from several'],
};

const ACTIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  created: ['制作', 'made'],
  opened: ['从别的文件打开', 'opened from another file'],
  edited: ['编辑', 'edited'],
  cropped: ['裁剪', 'cropped'],
  resized: ['改变大小', 'resized'],
  color_adjustments: ['调色', 'colours adjusted'],
  adjustedColor: ['调色', 'colours adjusted'],
  filtered: ['加滤镜', 'filtered'],
  converted: ['转换格式', 'converted'],
  transcoded: ['转码', 'transcoded'],
  orientation: ['转正', 'turned'],
  placed: ['放入别的内容', 'something else placed in it'],
  drawing: ['画上内容', 'drawn on'],
  redacted: ['遮去一部分', 'a part hidden'],
  published: ['发布', 'published'],
};

/** An action in words; one that has none by its own name. */
function told(action: string, source: string, t: Tongue): string {
  const [, kind = ''] = /digitalsourcetype\/(\w+)$/.exec(source) ?? [];
  const words = SOURCES[kind] ?? ACTIONS[action.replace(/^c2pa\./, '')];
  return words ? t(...words) : action;
}
