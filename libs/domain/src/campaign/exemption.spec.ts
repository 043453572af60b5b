import { describe, expect, it } from '@jest/globals';
import { exemptionOf } from './exemption.js';

const step = (assignmentId: string, askedBy: string | null = null, more: object = {}) => ({ assignmentId, askedBy, done: false, waived: false, withdrawn: false, ...more });

describe('an exemption from a campaign', () => {
  it('is one from each thing that it asks itself and that is open, and from nothing that it counts on', () => {
    expect(exemptionOf([step('a'), step('a'), step('b', null, { done: true }), step('c', null, { waived: true }), step('d', null, { withdrawn: true }), step('e', 'Karim'), step('f')])).toEqual({ from: ['a', 'f'], leftTo: ['Karim'] });
  });

  it('is none where all that is open is others’ to exempt from, and says whose', () => {
    expect(exemptionOf([step('a', 'Karim'), step('b', 'Sophie'), step('c', 'Karim'), step('d', 'Nadia', { done: true }), step('e', null, { done: true })])).toEqual({ from: [], leftTo: ['Karim', 'Sophie'] });
  });
});
