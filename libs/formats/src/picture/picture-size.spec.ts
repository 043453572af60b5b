import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pictureSize } from './picture-size.js';

/** Seven by five pixels each. */
const pictures = {
  png: 'iVBORw0KGgoAAAANSUhEUgAAAAcAAAAFAQMAAACzVGSbAAAABlBMVEX/AAD///9BHTQRAAAAC0lEQVQI12NggAEAAAoAAef42voAAAAASUVORK5CYII=',
  jpeg: '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAARCAAFAAcDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAABf/aAAwDAQACEQMRAD8AFFrx/9k=',
  lossy: 'UklGRjwAAABXRUJQVlA4IDAAAADQAQCdASoHAAUAAgA0JaACdLoB+AADsAD+8MQL/yC5YXXI1/8gP+QH/ID/+PIAAAA=',
  lossless: 'UklGRhwAAABXRUJQVlA4TA8AAAAvBgABAAcQ/Y/+ByKi/wEA',
  extended: 'UklGRkgAAABXRUJQVlA4WAoAAAAQAAAABgAABAAAQUxQSAkAAAABBxAREYiI/gcAVlA4IBgAAAAwAQCdASoHAAUAAgA0JaQAA3AA/vv9UAA=',
};
const bytes = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
/** An Exif block that says how the picture lies, between the start of a JPEG and the rest of it. */
const lying = (orientation: number) => Buffer.concat([bytes(pictures.jpeg).subarray(0, 2), Buffer.from([0xff, 0xe1, 0, 34]), Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0', 'latin1'), Buffer.from([orientation, 0, 0, 0, 0, 0, 0]), bytes(pictures.jpeg).subarray(2)]);

describe('how large a picture is', () => {
  it('is read from PNG, JPEG and the three forms of WebP', () => {
    for (const [name, base64] of Object.entries(pictures)) expect([name, pictureSize(bytes(base64))]).toEqual([name, { width: 7, height: 5 }]);
    expect([1, 3, 6, 8].map((it) => pictureSize(lying(it)))).toEqual([{ width: 7, height: 5 }, { width: 7, height: 5 }, { width: 5, height: 7 }, { width: 5, height: 7 }]);
  });

  it('is not read from what is cut short, empty or something else', () => {
    for (const [name, base64] of Object.entries(pictures)) expect([name, pictureSize(bytes(base64).subarray(0, 20))]).toEqual([name, null]);
    expect([new Uint8Array(), bytes('JVBERi0xLjc='), Buffer.from('<svg width="7" height="5"/>')].map((it) => pictureSize(it))).toEqual([null, null, null]);
    expect(pictureSize(Buffer.concat([bytes(pictures.png).subarray(0, 16), Buffer.alloc(8)]))).toBeNull();
  });

  it('never throws and never goes on for ever', () => fc.assert(fc.property(fc.constantFrom(...Object.values(pictures), lying(6).toString('base64')).map(bytes), fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { maxLength: 8 }), fc.nat(200), (picture, changes, end) => {
    const spoilt = picture.slice(0, end);
    for (const [at, value] of changes) if (at < spoilt.length) spoilt[at] = value;
    pictureSize(spoilt);
  }), { numRuns: 3000 }));
});
