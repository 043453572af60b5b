import type { Certificates } from '@palier/contracts';

type State = Certificates['lines'][number]['state'];

/** Where a certificate stands, in words and by a shape. */
export const stateWords: Readonly<Record<State, string>> = { missing: 'certificates.missing', valid: 'certificates.valid', toRenew: 'certificates.toRenew', expired: 'certificates.expired' };
export const stateShapes: Readonly<Record<State, string>> = { missing: '○', valid: '●', toRenew: '◆', expired: '▲' };
