import type { QuizStatistics, Suspicion } from '@palier/contracts';

/** What is suspected, in a few words. */
export const suspicionKeys = { misKeyed: 'bank.misKeyed', deadDistractor: 'bank.deadDistractor', ambiguous: 'bank.ambiguous', leaked: 'bank.leaked', tooEasy: 'bank.tooEasy' } as const satisfies Record<Suspicion['kind'], string>;

/** How much speaks for a suspicion, in a word: its factor is a decimal logarithm. */
export const strengthKey = ({ factor }: Pick<Suspicion, 'factor'>) => (factor < 0.5 ? 'bank.slight' : factor < 1.5 ? 'bank.clear' : 'bank.strong');

/** What may be said of the scores of a quiz. */
export const verdictKeys = { drawn: 'bank.verdictDrawn', tooFew: 'bank.verdictTooFew', noSpread: 'bank.verdictNoSpread', reliable: 'bank.verdictReliable', unsure: 'bank.verdictUnsure', unreliable: 'bank.verdictUnreliable' } as const satisfies Record<QuizStatistics['reliability']['verdict'], string>;
