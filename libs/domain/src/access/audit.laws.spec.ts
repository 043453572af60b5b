import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { auditKinds, everyAuditAction, everyAuditKind, readableKinds } from './audit.js';
import { mayEver, roles } from './policy.js';
import { everyLook } from './sights.js';

describe('laws of reading the audit', () => {
  it('opens it to whoever may read it, and to nobody else', () => fc.assert(fc.property(fc.subarray([...roles]), (held) => {
    expect(readableKinds({ roles: held }).length > 0).toBe(mayEver({ roles: held }, 'audit.read'));
  })));

  it('shows what people learnt to HR alone', () => fc.assert(fc.property(fc.subarray([...roles]), (held) => {
    expect(readableKinds({ roles: held }).includes('learning')).toBe(held.includes('hr'));
  })));

  it('tells nobody who asked for help', () => fc.assert(fc.property(fc.subarray([...roles]), (held) => {
    expect(readableKinds({ roles: held })).not.toContain('exchanges');
  })));

  it('gives more to whoever holds more', () => fc.assert(fc.property(fc.subarray([...roles]), fc.constantFrom(...roles), (held, more) => {
    expect(readableKinds({ roles: [...held, more] })).toEqual(expect.arrayContaining([...readableKinds({ roles: held })]));
  })));

  it('puts each deed in one kind, and knows every look', () => {
    expect(new Set(everyAuditAction).size).toBe(everyAuditAction.length);
    expect(everyAuditAction).toEqual(expect.arrayContaining([...everyLook]));
    for (const kind of everyAuditKind) expect([kind, auditKinds[kind].length > 0]).toEqual([kind, true]);
  });
});
