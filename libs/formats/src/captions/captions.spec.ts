import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areCaptions, captionWords } from './captions.js';

const cue = '00:01.000 --> 00:02.500\nBonjour.';

describe('captions', () => {
  it('have a head, times in their order, and words', () => {
    for (const text of [`WEBVTT\n\n${cue}`, `\uFEFFWEBVTT - Nordlys\r\nKind: captions\r\n\r\nNOTE rien\r\n\r\n1\r\n01:00:01.000 --> 01:00:02.500 align:start\r\n<v Inès>Bon<i>jour</i>, <00:00:02.000><c.fort>vous</c>\r\n- et moi`, `WEBVTT\n\nSTYLE\n::cue { color: yellow }\n\n\n${cue}\n`]) expect([text, areCaptions(text)]).toEqual([text, true]);
    for (const text of [
      '', cue, 'WEBVTT', `WEBVTTX\n\n${cue}`, `WEBVTT\n${cue}`, 'WEBVTT\n\n00:02.000 --> 00:01.000\nx', 'WEBVTT\n\n00:02.000 --> 00:02.000\nx', 'WEBVTT\n\n0:1 --> 0:2\nx', 'WEBVTT\n\n00:01.000 --> 00:02.000\n', `WEBVTT\n\n${cue}\u0000`, `WEBVTT\n\n${cue}\n\nune page`,
      `WEBVTT\n\n${cue}<script>alert(1)</script>`, `WEBVTT\n\n${cue}<img src=x onerror=alert(1)>`, `WEBVTT\n\n${cue} <`, `WEBVTT\n\n${cue}\n<svg onload=alert(1)`, `WEBVTT\n\nSTYLE\n::cue { background: url(https://x.example) }\n\n${cue}`, `WEBVTT\n\nSTYLE\n@import "x"\n\n${cue}`, `WEBVTT\n\nSTYLE\n::cue { background: u\\72l(x) }\n\n${cue}`,
    ]) expect([text, areCaptions(text)]).toEqual([text, false]);
  });

  it('say their words to whoever searches, and nothing else', () => {
    expect(captionWords('WEBVTT - Nordlys\r\n\r\nNOTE rien\r\n\r\nSTYLE\n::cue { color: red }\n\n1\r\n01:00:01.000 --> 01:00:02.500 align:start\r\n<v Inès>Bon<i>jour</i>, <00:00:02.000><c.fort>vous</c>\r\n- et\u0002 moi\n\n00:03.000 --> 00:04.000\nAu revoir.')).toBe('Bonjour, vous - et moi Au revoir.');
  });

  it('are those of any words without signs of their own, in any number', () => fc.assert(fc.property(fc.array(fc.tuple(fc.nat(3_000), fc.integer({ min: 1, max: 500 }), fc.stringMatching(/^[a-zé’ «»!?.,:;]{0,20}[a-zé]$/)), { minLength: 1, maxLength: 8 }), (cues) => {
    const at = (millis: number) => new Date(millis).toISOString().slice(11, 23);
    expect(areCaptions(`WEBVTT\n\n${cues.map(([from, lasts, said]) => `${at(from)} --> ${at(from + lasts)}\n${said}`).join('\n\n')}\n`)).toBe(true);
  })));
});
