import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checklistDone } from './checklist.js';

const items = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), required: fc.boolean() }), { selector: (it) => it.id, maxLength: 8 });

describe('a checklist', () => {
  it('is done by all that is required and by nothing less, whatever else was seen', () => fc.assert(fc.property(items, fc.array(fc.string({ minLength: 1, maxLength: 3 })), (all, others) => {
    const required = all.filter((it) => it.required).map((it) => it.id);
    expect(checklistDone(all, new Set([...required, ...others]))).toBe(required.length > 0);
    for (const lacking of required) expect(checklistDone(all, new Set([...all.map((it) => it.id), ...others].filter((it) => it !== lacking)))).toBe(false);
  })));

  it('is not undone by one more tick', () => fc.assert(fc.property(items, fc.array(fc.string({ minLength: 1, maxLength: 3 })), fc.string(), (all, ticked, more) => {
    if (checklistDone(all, new Set(ticked))) expect(checklistDone(all, new Set([...ticked, more]))).toBe(true);
  })));
});
