/** What is said or done after somebody asked for help, by whom it may be. */
export const helpTurns = { answer: 'answerer', handover: 'answerer', closed: 'answerer', again: 'asker', solved: 'asker' } as const;
export type HelpTurn = keyof typeof helpTurns;
export type HelpPart = 'asker' | 'answerer';
/** Somebody's answer is waited for; it is there, and whoever asked may say whether it helped; it is over. */
export type HelpState = 'waiting' | 'answered' | 'closed';

const leadsTo: Readonly<Record<HelpTurn, HelpState>> = { answer: 'answered', handover: 'waiting', again: 'waiting', solved: 'closed', closed: 'closed' };
const turns = Object.keys(helpTurns) as HelpTurn[];

/** After so many days without an answer, HR sees that one waits. */
export const unansweredDays = 3;

/** Where a request for help stands; its newest turn decides. */
export const helpState = (newest: HelpTurn | null): HelpState => (newest === null ? 'waiting' : leadsTo[newest]);

/** The turns after which it stands so. */
export const turnsLeadingTo = (state: HelpState): readonly HelpTurn[] => turns.filter((it) => leadsTo[it] === state);

/** What one of the two may do next. Only whoever asked opens again what is over. */
export const turnsOpenTo = (part: HelpPart, state: HelpState): readonly HelpTurn[] => turns.filter((it) => helpTurns[it] === part && (state !== 'closed' || it === 'again'));
