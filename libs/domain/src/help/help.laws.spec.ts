import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { answersFirst, whoAnswers, type Answerers, type AnswersAs, type HelpKind } from './answerer.js';
import { helpState, helpTurns, turnsLeadingTo, turnsOpenTo, type HelpPart, type HelpState, type HelpTurn } from './exchange.js';

const people = fc.constantFrom('karim', 'nadia', 'claire', 'sophie', 'ines');
const some = fc.uniqueArray(people, { maxLength: 3 });
const here: fc.Arbitrary<Answerers> = fc.record({ lead: some, deputy: some, publisher: fc.uniqueArray(people, { maxLength: 1 }), author: some, hr: some });
const kind = fc.constantFrom<HelpKind>('stuck', 'wrong');
const runs = { numRuns: 2000 };
const nobody: Answerers = { lead: [], deputy: [], publisher: [], author: [], hr: [] };

describe('who answers', () => {
  it('is the lead where one is stuck, else a deputy, else HR; who published what is wrong, else an author, else HR', () => {
    const all: Answerers = { lead: ['karim'], deputy: ['nadia'], publisher: ['claire'], author: ['aminata'], hr: ['sophie'] };
    const without = (...gone: AnswersAs[]): Answerers => ({ ...all, ...Object.fromEntries(gone.map((it) => [it, []])) });
    expect([all, without('lead'), without('lead', 'deputy')].map((it) => whoAnswers('stuck', 'ines', it))).toEqual([{ personId: 'karim', as: 'lead' }, { personId: 'nadia', as: 'deputy' }, { personId: 'sophie', as: 'hr' }]);
    expect([all, without('publisher'), without('publisher', 'author')].map((it) => whoAnswers('wrong', 'ines', it))).toEqual([{ personId: 'claire', as: 'publisher' }, { personId: 'aminata', as: 'author' }, { personId: 'sophie', as: 'hr' }]);
    expect(whoAnswers('wrong', 'claire', all)).toEqual({ personId: 'aminata', as: 'author' });
    expect(whoAnswers('stuck', 'ines', { ...nobody, hr: ['ines'] })).toBeNull();
  });

  it('is never whoever asks, and always one of those who are here', () => fc.assert(fc.property(kind, people, here, (what, asker, of) => {
    const found = whoAnswers(what, asker, of);
    const could = answersFirst[what].flatMap((as) => of[as]).filter((it) => it !== asker);
    if (found === null) expect(could).toEqual([]);
    else { expect(found.personId).not.toBe(asker); expect(of[found.as]).toContain(found.personId); }
  }), runs));

  it('changes for nobody who stands behind, and passes to the next when the first leaves', () => fc.assert(fc.property(kind, people, here, people, (what, asker, of, newcomer) => {
    const found = whoAnswers(what, asker, of);
    if (found === null) return;
    const behind = { ...of, [found.as]: [...of[found.as], newcomer] };
    expect(whoAnswers(what, asker, behind)).toEqual(found);
    const left = Object.fromEntries(Object.entries(of).map(([as, ids]) => [as, ids.filter((it) => it !== found.personId)])) as unknown as Answerers;
    const next = whoAnswers(what, asker, left);
    expect(next?.personId).not.toBe(found.personId);
    if (next !== null) expect(answersFirst[what].indexOf(next.as as never)).toBeGreaterThanOrEqual(answersFirst[what].indexOf(found.as as never));
  }), runs));
});

describe('an exchange', () => {
  const part = fc.constantFrom<HelpPart>('asker', 'answerer');
  const states: readonly HelpState[] = ['waiting', 'answered', 'closed'];

  it('waits first; an answer answers it, a handover or another question makes it wait, either of the two ends it', () => {
    expect([null, 'answer', 'handover', 'again', 'solved', 'closed'].map((it) => helpState(it as HelpTurn | null))).toEqual(['waiting', 'answered', 'waiting', 'waiting', 'closed', 'closed']);
    expect(states.map((it) => [it, turnsOpenTo('answerer', it)])).toEqual([['waiting', ['answer', 'handover', 'closed']], ['answered', ['answer', 'handover', 'closed']], ['closed', []]]);
    expect(states.map((it) => turnsOpenTo('asker', it))).toEqual([['again', 'solved'], ['again', 'solved'], ['again']]);
  });

  it('gives each turn to one of the two, and each turn leads to the one state that says so', () => fc.assert(fc.property(part, fc.constantFrom(...states), (who, state) => {
    for (const turn of turnsOpenTo(who, state)) {
      expect(helpTurns[turn]).toBe(who);
      expect(turnsLeadingTo(helpState(turn))).toContain(turn);
    }
    expect(states.flatMap((it) => turnsLeadingTo(it)).sort()).toEqual(Object.keys(helpTurns).sort());
  })));

  it('once over, is opened again by whoever asked and by nobody else, whatever came before', () => fc.assert(fc.property(fc.array(fc.record({ part, pick: fc.nat(9) }), { maxLength: 12 }), (steps) => {
    let state = helpState(null);
    for (const { part: who, pick } of steps) {
      const open = turnsOpenTo(who, state);
      const turn = open[pick % Math.max(1, open.length)];
      if (turn === undefined) { expect([who, state]).toEqual(['answerer', 'closed']); continue; }
      if (state === 'closed') expect([who, turn]).toEqual(['asker', 'again']);
      state = helpState(turn);
    }
    expect(states).toContain(state);
  }), runs));
});
