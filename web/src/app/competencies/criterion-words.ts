import type { TranslocoService } from '@jsverse/transloco';
import type { Criterion } from '@palier/domain';

const joints = { all: 'criteria.wordsAnd', any: 'criteria.wordsOr' } as const;
export const kindKeys = { all: 'criteria.kindAll', any: 'criteria.kindAny', quiz: 'criteria.kindQuiz', signOff: 'criteria.kindSignOff', checklist: 'criteria.kindChecklist', workSample: 'criteria.kindWorkSample', certificate: 'criteria.kindCertificate', external: 'criteria.kindExternal', recurring: 'criteria.kindRecurring' } as const satisfies Record<Criterion['kind'], string>;

/** A rule said in one sentence: groups within groups stand in brackets. */
export function criterionInWords(it: Criterion, words: TranslocoService, locale: string, inner = false): string {
  const say = (key: string, holes: Record<string, string | number> = {}) => words.translate<string>(key, holes, locale);
  switch (it.kind) {
    case 'quiz': return say('criteria.wordsQuiz', { atLeast: (it.atLeast).toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }) });
    case 'signOff': return it.raters === 1 ? say('criteria.wordsSignOff') : say('criteria.wordsSignOffs', { raters: it.raters });
    case 'checklist': return say('criteria.wordsChecklist');
    case 'workSample': return say('criteria.wordsWorkSample');
    case 'certificate': return say('criteria.wordsCertificate');
    case 'recurring': return say('criteria.wordsRecurring');
    case 'external': return say('criteria.wordsExternal');
    case 'all':
    case 'any': {
      if (it.of.length === 0) return say('criteria.wordsNothing');
      const sentence = it.of.map((part) => criterionInWords(part, words, locale, it.of.length > 1)).join(say(joints[it.kind]));
      return inner && it.of.length > 1 ? `(${sentence})` : sentence;
    }
  }
}
