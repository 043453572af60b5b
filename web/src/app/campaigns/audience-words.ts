import type { TranslocoService } from '@jsverse/transloco';
import type { AudienceLeaf, AudienceProblem, AudienceReason, AudienceRule } from '@palier/domain';

export const audienceKindKeys = { team: 'campaigns.kindTeam', profile: 'campaigns.kindProfile', site: 'campaigns.kindSite', holds: 'campaigns.kindHolds', lacks: 'campaigns.kindLacks', hiredWithin: 'campaigns.kindHired', provenBefore: 'campaigns.kindProven', supports: 'campaigns.kindSupports', all: 'campaigns.kindAll', any: 'campaigns.kindAny', none: 'campaigns.kindNone' } as const satisfies Record<AudienceRule['kind'], string>;
export const audienceProblemKeys = { emptyGroup: 'problems.audience_empty-group', nothingChosen: 'problems.audience_nothing-chosen', daysOutOfRange: 'problems.audience_days-out-of-range', tooDeep: 'problems.audience_too-deep', tooMany: 'problems.audience_too-many' } as const satisfies Record<AudienceProblem, string>;

/** What ids are called, and in which language all of it is said. */
export interface AudienceVoice { readonly words: TranslocoService; readonly locale: string; named(id: string): string }

function leafInWords(it: AudienceLeaf, { words, locale, named }: AudienceVoice): string {
  const say = (key: string, holes: Record<string, string | number> = {}) => words.translate<string>(key, holes, locale);
  switch (it.kind) {
    case 'team': return say('campaigns.inTeam', { name: named(it.teamId) });
    case 'profile': return say('campaigns.inProfile', { name: named(it.profileId) });
    case 'site': return say('campaigns.atSite', { name: it.site });
    case 'holds': return say('campaigns.holdsLevel', { name: named(it.competencyId), level: it.level });
    case 'lacks': return say('campaigns.lacksLevel', { name: named(it.competencyId), level: it.level });
    case 'hiredWithin': return say('campaigns.hired', { days: it.days });
    case 'provenBefore': return say('campaigns.proven');
    case 'supports': return [...(it.scopeId === null ? [] : [named(it.scopeId)]), ...(it.tier === null ? [] : [say('campaigns.tier', { tier: it.tier })])].join(', ');
  }
}

/** A reason, or that something is not so. */
export const reasonInWords = ({ leaf, holds }: AudienceReason, voice: AudienceVoice): string => (holds ? leafInWords(leaf, voice) : voice.words.translate<string>('campaigns.notSo', { what: leafInWords(leaf, voice) }, voice.locale));

const joints = { all: 'campaigns.wordsAnd', any: 'campaigns.wordsOr', none: 'campaigns.wordsOr' } as const;

/** A rule said in one sentence: groups within groups stand in brackets. */
export function audienceInWords(it: AudienceRule, voice: AudienceVoice, inner = false): string {
  if (!('of' in it)) return leafInWords(it, voice);
  const say = (key: string, holes: Record<string, string | number> = {}) => voice.words.translate<string>(key, holes, voice.locale);
  if (it.of.length === 0) return say('campaigns.wordsNothing');
  const sentence = it.of.map((part) => audienceInWords(part, voice, it.kind !== 'none' && it.of.length > 1)).join(say(joints[it.kind]));
  return it.kind === 'none' ? say('campaigns.wordsNone', { what: sentence }) : inner && it.of.length > 1 ? `(${sentence})` : sentence;
}
