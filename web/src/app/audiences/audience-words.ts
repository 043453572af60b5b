import type { TranslocoService } from '@jsverse/transloco';
import type { AudienceLeaf, AudienceProblem, AudienceReason, AudienceRule } from '@palier/domain';

export const audienceKindKeys = { team: 'campaigns.kindTeam', profile: 'campaigns.kindProfile', site: 'campaigns.kindSite', holds: 'campaigns.kindHolds', lacks: 'campaigns.kindLacks', hiredWithin: 'campaigns.kindHired', provenBefore: 'campaigns.kindProven', supports: 'campaigns.kindSupports', all: 'campaigns.kindAll', any: 'campaigns.kindAny', none: 'campaigns.kindNone' } as const satisfies Record<AudienceRule['kind'], string>;
export const audienceProblemKeys = { emptyGroup: 'problems.audience_empty-group', nothingChosen: 'problems.audience_nothing-chosen', daysOutOfRange: 'problems.audience_days-out-of-range', tooDeep: 'problems.audience_too-deep', tooMany: 'problems.audience_too-many', noRelease: 'problems.audience_no-release' } as const satisfies Record<AudienceProblem, string>;

/** What ids are called, and in which language all of it is said. */
export interface AudienceVoice { readonly words: TranslocoService; readonly locale: string; named(id: string): string }

function leafInWords(it: AudienceLeaf, { words, locale, named }: AudienceVoice): string {
  const say = (key: string, holes: Record<string, string | number> = {}) => words.translate<string>(key, holes, locale);
  switch (it.kind) {
    case 'team': return say('audiences.inTeam', { name: named(it.teamId) });
    case 'profile': return say('audiences.inProfile', { name: named(it.profileId) });
    case 'site': return say('audiences.atSite', { name: it.site });
    case 'holds': return say('audiences.holdsLevel', { name: named(it.competencyId), level: it.level });
    case 'lacks': return say('audiences.lacksLevel', { name: named(it.competencyId), level: it.level });
    case 'hiredWithin': return say('audiences.hired', { days: it.days });
    case 'provenBefore': return say('audiences.proven');
    case 'supports': return [...(it.scopeId === null ? [] : [named(it.scopeId)]), ...(it.tier === null ? [] : [say('audiences.tier', { tier: it.tier })])].join(', ');
  }
}

/** A reason, or that something is not so. */
export const reasonInWords = ({ leaf, holds }: AudienceReason, voice: AudienceVoice): string => (holds ? leafInWords(leaf, voice) : voice.words.translate<string>('audiences.notSo', { what: leafInWords(leaf, voice) }, voice.locale));

const joints = { all: 'audiences.wordsAnd', any: 'audiences.wordsOr', none: 'audiences.wordsOr' } as const;

/** A rule said in one sentence: groups within groups stand in brackets. */
export function audienceInWords(it: AudienceRule, voice: AudienceVoice, inner = false): string {
  if (!('of' in it)) return leafInWords(it, voice);
  const say = (key: string, holes: Record<string, string | number> = {}) => voice.words.translate<string>(key, holes, voice.locale);
  if (it.of.length === 0) return say('audiences.wordsNothing');
  const sentence = it.of.map((part) => audienceInWords(part, voice, it.kind !== 'none' && it.of.length > 1)).join(say(joints[it.kind]));
  return it.kind === 'none' ? say('audiences.wordsNone', { what: sentence }) : inner && it.of.length > 1 ? `(${sentence})` : sentence;
}
