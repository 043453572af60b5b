import { fileKinds, kindOfFile } from '@palier/domain';
import { archiveTail, goesOnBehind, isArchiveToo, pictureSize } from '@palier/formats';
import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import { Refusal } from '#platform';
import { lightenPicture } from './lighten-picture.js';

/** More than any screen shows; drawing so many could stop a browser. */
const mostPixels = 50_000_000;

/** A picture as it will be kept, and nowhere yet. */
export interface ReadyPicture { readonly file: string; readonly bytes: Buffer; readonly mediaType: string; readonly width: number; readonly height: number }

/** How large a picture is. Throws where it is none, or another file stands behind it. */
export function lookIntoPicture(bytes: Buffer, mediaType: string): { readonly width: number; readonly height: number } {
  const size = pictureSize(bytes);
  if (size !== null && goesOnBehind(bytes, mediaType)) throw new Refusal('file.two-in-one');
  if (size === null || size.width * size.height > mostPixels) throw new Refusal('file.damaged');
  return size;
}

/** Makes the pictures of one file of questions ready, by the same rules as those that come in alone; and no more to be drawn anew than so many pixels in all, however few their bytes are. */
export class PicturesOfAFile {
  private left = 3 * mostPixels;

  /** Null where it is none that is kept here. */
  async ready(base64: string): Promise<ReadyPicture | null> {
    try {
      const bytes = Buffer.from(base64, 'base64');
      const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? '';
      if (kindOfFile(mediaType) !== 'picture' || bytes.length > fileKinds.picture.most || isArchiveToo(bytes.subarray(-archiveTail))) return null;
      const { width, height } = lookIntoPicture(bytes, mediaType);
      if (this.left < 0) return null;
      const light = await lightenPicture(bytes, mediaType);
      if (light !== null) this.left -= width * height;
      const kept = light ?? bytes;
      return { file: createHash('sha256').update(kept).digest('hex'), bytes: kept, mediaType, ...lookIntoPicture(kept, mediaType) };
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}
