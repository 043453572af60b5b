const time = String.raw`(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}`;
const timing = new RegExp(String.raw`^(${time})[ \t]+-->[ \t]+(${time})(?:[ \t].*)?$`);
/** What may stand between angle brackets in a caption: who speaks, what is stressed, when a word is said. */
const tag = new RegExp(String.raw`^/?(?:[biu]|c|v|lang|ruby|rt)(?:\.[^\s<>]*)?(?:[ \t][^<>]*)?$|^${time}$`);

/** Whether a text is WebVTT that says something: a head, cues that end after they begin, no tags but those of captions, and no style that would load from elsewhere. */
export function areCaptions(text: string): boolean {
  const [head = '', ...parts] = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split(/\n{2,}/);
  if (text.includes('\u0000') || !/^WEBVTT(?:[ \t][^\n]*)?(?:\n|$)/.test(head) || head.includes('-->')) return false;
  const blocks = parts.map((it) => it.replace(/^\n+|\n+$/g, '')).filter((it) => it !== '');
  return blocks.every((it) => isRemark(it) || isCue(it)) && blocks.some((it) => isCue(it) && words(it) !== '');
}

function isRemark(block: string): boolean {
  return /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(block) && !block.includes('-->') && !(block.startsWith('STYLE') && /url\s*\(|@import|\\/i.test(block));
}

function isCue(block: string): boolean {
  const lines = block.split('\n');
  const [, from = '', to = ''] = timing.exec(lines[timing.test(lines[0] ?? '') ? 0 : 1] ?? '') ?? [];
  return from !== '' && millis(from) < millis(to) && [...words(block).matchAll(/<([^<>]*)>?/g)].every((it) => tag.test(it[1] ?? ''));
}

/** What captions say, without their times and tags, for whoever searches. */
export function captionWords(text: string): string {
  const parts = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n').split(/\n{2,}/).slice(1).map((it) => it.replace(/^\n+|\n+$/g, ''));
  return parts.filter((it) => it !== '' && isCue(it)).map((it) => words(it).replace(/<[^<>]*>/g, '').replace(/[\s\p{Cc}]+/gu, ' ').trim()).join(' ');
}

/** What a cue says, below its times. */
const words = (block: string): string => block.split('\n').slice(timing.test(block.split('\n')[0] ?? '') ? 1 : 2).join('\n').trim();
const millis = (at: string): number => at.split(/[:.]/).reverse().reduce((sum, part, place) => sum + Number(part) * ([1, 1_000, 60_000, 3_600_000][place] ?? 0), 0);
