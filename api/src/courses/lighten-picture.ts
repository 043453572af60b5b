import sharp from 'sharp';
import { Refusal } from '#platform';

/** Pixels of the longer side that the largest screen of a lesson shows, on a fine display. */
export const longestSide = 2_000;
const quality = 85;
/** A picture is made ready once, by one thread: people who read at the same moment are not to wait for it. */
sharp.concurrency(1);
sharp.cache(false);

/** A picture without what its camera or its program wrote into it (place, date, device, remarks), upright, and no larger than a screen shows; null where it is so already: its bytes stay as they are. Throws `file.damaged` where it cannot be drawn. */
export async function lightenPicture(bytes: Buffer, mediaType: string): Promise<Buffer | null> {
  try {
    const known = await sharp(bytes).metadata();
    const says = [known.exif, known.xmp, known.iptc, known.tifftagPhotoshop].some((it) => it !== undefined) || (known.comments ?? []).length > 0 || saysMore(bytes, mediaType);
    if (!says && Math.max(known.width, known.pageHeight ?? known.height) <= longestSide) return null;
    const light = sharp(bytes, { animated: (known.pages ?? 1) > 1, sequentialRead: true }).autoOrient().resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true }).timeout({ seconds: 20 });
    if (mediaType === 'image/jpeg') return await light.jpeg({ quality }).toBuffer();
    return mediaType === 'image/webp' ? await light.webp({ quality }).toBuffer() : await light.png().toBuffer();
  } catch { throw new Refusal('file.damaged'); }
}

/** What the library does not tell: in a JPEG, any segment beside the drawing's own (JFIF, colour profile, Adobe's colours; ITU T.81, B.2.4) and whatever stands behind its end; in a PNG, when it was last changed. */
function saysMore(bytes: Buffer, mediaType: string): boolean {
  if (mediaType === 'image/png') return bytes.includes('tIME');
  if (mediaType !== 'image/jpeg') return false;
  if (bytes.readUInt16BE(bytes.length - 2) !== 0xffd9) return true;
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + bytes.readUInt16BE(at + 2)) {
    const segment = bytes[at + 1] ?? 0;
    const profile = segment === 0xe2 && bytes.toString('latin1', at + 4, at + 15) === 'ICC_PROFILE';
    if (segment === 0xfe || (segment > 0xe0 && segment < 0xf0 && segment !== 0xee && !profile)) return true;
  }
  return false;
}
