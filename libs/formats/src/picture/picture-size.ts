/** Pixels of a picture. */
export interface PictureSize { readonly width: number; readonly height: number }

/** How large a PNG, JPEG or WebP says it is, or null where that cannot be read. */
export function pictureSize(bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = ofPng(view) ?? ofWebp(view) ?? ofJpeg(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

const text = (view: DataView, at: number, length: number): string => (at + length > view.byteLength ? '' : Array.from({ length }, (_, index) => String.fromCharCode(view.getUint8(at + index))).join(''));

function ofPng(view: DataView): PictureSize | null {
  return text(view, 0, 8) === '\x89PNG\r\n\x1a\n' && text(view, 12, 4) === 'IHDR' && view.byteLength >= 24 ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

/** The three forms of WebP: lossy, lossless, extended (https://developers.google.com/speed/webp/docs/riff_container). */
function ofWebp(view: DataView): PictureSize | null {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP' || view.byteLength < 30) return null;
  const three = (at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (text(view, 12, 4)) {
    case 'VP8 ': return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 'VP8L': { const packed = view.getUint32(21, true); return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }; }
    case 'VP8X': return { width: three(24) + 1, height: three(27) + 1 };
    default: return null;
  }
}

/** Goes from segment to segment to the one that begins a frame. A picture that its Exif turns by a quarter is as wide as it is high there. */
function ofJpeg(view: DataView): PictureSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let turned = false;
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) { at++; continue; }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return turned ? { width: height, height: width } : { width, height };
    }
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === 0xda) return null;
    if (marker === 0xe1) turned ||= turnedByExif(view, at + 4, length - 2);
    at += 2 + length;
  }
  return null;
}

/** Whether the orientation in the first directory of an Exif block is one of the four that lie on their side. */
function turnedByExif(view: DataView, at: number, length: number): boolean {
  const start = at + 6;
  if (text(view, at, 6) !== 'Exif\0\0' || start + 8 > view.byteLength) return false;
  const little = text(view, start, 2) === 'II';
  const directory = start + view.getUint32(start + 4, little);
  if (directory + 2 > Math.min(view.byteLength, at + length)) return false;
  const entries = view.getUint16(directory, little);
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > Math.min(view.byteLength, at + length)) return false;
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little) >= 5 && view.getUint16(entry + 8, little) <= 8;
  }
  return false;
}
