import { newId } from '../../web/src/app/platform/new-id';
import type { Locale } from './visitor';

/** Somebody at the server's doors without a page: for the weeks before a story begins. */
export class Caller {
  private cookie = '';
  constructor(private readonly address: string) {}

  async ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    const reply = await fetch(`${this.address}${path}`, { method, headers: { cookie: this.cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    const set = reply.headers.getSetCookie()[0];
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    return (await reply.json()) as T;
  }

  static async signedIn(address: string, login: string, password = 'palier-demo-2026'): Promise<Caller> {
    const caller = new Caller(address);
    await caller.ask('POST', '/api/session', { login, password });
    return caller;
  }
}

const refunds = {
  fr: {
    course: 'Rembourser un client', long: 'Dix questions de caisse', quiz: 'Six questions sur le remboursement', rules: 'Les règles du remboursement', cell: 'Quel formulaire ouvre un remboursement ?',
    options: ['Le formulaire R2', 'Le formulaire R1', 'Un courriel au client', 'Aucun'],
    kinds: ['Un remboursement se fait sans motif.', 'Combien de remboursements un jour de rentrée ?', 'Quelle touche ouvre le formulaire ?'],
    others: ['Qui valide au-delà de 500 € ?', 'Sous combien de jours répondre ?', 'Où noter le motif ?', 'Que joindre à la demande ?', 'Qui prévenir quand c’est fait ?'],
  },
  en: {
    course: 'Refunding a customer', long: 'Ten questions at the till', quiz: 'Six questions on refunds', rules: 'The rules of refunds', cell: 'Which form opens a refund?',
    options: ['Form R2', 'Form R1', 'A mail to the customer', 'None'],
    kinds: ['A refund needs no reason.', 'How many refunds on the first day of term?', 'Which key opens the form?'],
    others: ['Who approves above 500 €?', 'Within how many days do we answer?', 'Where does the reason go?', 'What goes with the request?', 'Who is told once it is done?'],
  },
} as const;
export const refundsIn = (locale: Locale) => refunds[locale];

interface Taught { readonly courseId: string; readonly courseVersionId: string; readonly unitId: string; readonly competencyId: string; /** One question of each other kind, asked elsewhere. */ readonly kinds: readonly string[] }

/** Karim teaches refunds: six questions, and in the first one he ticked the wrong form. Their rules are written at a source elsewhere. */
export async function teachRefunds(address: string, locale: Locale, source: string): Promise<Taught> {
  const karim = await Caller.signedIn(address, 'karim');
  const { frameworks } = await karim.ask<{ frameworks: { competencies: { id: string; hasLevels: boolean }[] }[] }>('GET', '/api/frameworks');
  const competencyId = frameworks[0]?.competencies.filter((it) => it.hasLevels).at(-1)?.id ?? '';
  const [draftId, unitId, article] = [newId(), newId(), newId()];
  const said = refundsIn(locale);
  await karim.ask('POST', '/api/articles', { id: article, locale, title: said.rules, address: source, text: null, about: [], verifyBy: '2999-01-01' });
  const quiz = (id: string, title: string, asked: readonly unknown[]) => ({ id, title, minutes: 5, kind: 'quiz', cell: { competencyId, level: 1 }, passMark: 0.8, limit: null, questions: asked, drawn: null });
  const questions = [said.cell, ...said.others].map((prompt, index) => ({
    id: newId(), cell: null,
    content: { kind: 'singleChoice', prompt, explanation: '', options: (index === 0 ? said.options : ['A', 'B', 'C', 'D']).map((text, option) => ({ id: crypto.randomUUID(), text, correct: option === (index === 0 ? 1 : 0), explanation: '' })) },
  }));
  const kinds = ([{ kind: 'trueFalse', answer: false }, { kind: 'numeric', value: '120', tolerance: { by: 'percent', of: '5' }, units: ['dossiers'] }, { kind: 'shortText', accepted: ['F4', 'la touche F4'] }] as const)
    .map((it, index) => ({ id: newId(), cell: null, content: { ...it, prompt: said.kinds[index], explanation: '' } }));
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale });
  await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale, title: said.course, summary: '', activities: [quiz(unitId, said.quiz, questions), quiz(newId(), said.course, kinds), { id: newId(), kind: 'article', title: said.rules, minutes: 2, article }] } });
  const { courseId, courseVersionId } = await karim.ask<{ courseId: string; courseVersionId: string }>('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null });
  return { courseId, courseVersionId, unitId, competencyId, kinds: kinds.map((it) => it.id) };
}

/** Karim teaches something else, by a quiz of ten questions on one cell, long enough to be taken as a placement: the first option is right. */
export async function teachAtLength(address: string, locale: Locale): Promise<{ readonly courseId: string; readonly unitId: string; readonly competencyId: string }> {
  const karim = await Caller.signedIn(address, 'karim');
  const { frameworks } = await karim.ask<{ frameworks: { competencies: { id: string; hasLevels: boolean }[] }[] }>('GET', '/api/frameworks');
  const competencyId = frameworks[0]?.competencies.filter((it) => it.hasLevels).at(-2)?.id ?? '';
  const [draftId, unitId] = [newId(), newId()];
  const questions = Array.from({ length: 10 }, (_, at) => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt: `${refundsIn(locale).others[at % 5] ?? ''} (${at + 1})`, explanation: '', options: ['A', 'B', 'C'].map((text, option) => ({ id: crypto.randomUUID(), text, correct: option === 0, explanation: '' })) } }));
  await karim.ask('POST', '/api/course-drafts', { id: draftId, locale });
  await karim.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale, title: refundsIn(locale).long, summary: '', activities: [{ id: unitId, title: refundsIn(locale).long, minutes: 10, kind: 'quiz', cell: { competencyId, level: 1 }, passMark: 0.8, limit: null, questions, drawn: null }] } });
  const { courseId } = await karim.ask<{ courseId: string }>('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null });
  return { courseId, unitId, competencyId };
}

/** So many newcomers, each ready to answer. */
export async function newcomers(address: string, locale: Locale, count: number): Promise<Caller[]> {
  const sophie = await Caller.signedIn(address, 'sophie');
  for (let index = 1; index <= count; index++) await sophie.ask('POST', '/api/register', { id: newId(), name: `Recrue ${String(index).padStart(2, '0')}`, login: `recrue${index}`, roles: ['learner'], locale });
  const { invitations } = await sophie.ask<{ invitations: { token: string }[] }>('POST', '/api/invitations', { id: newId() });
  const callers: Caller[] = [];
  for (const { token } of invitations) {
    const caller = new Caller(address);
    await caller.ask('POST', '/api/invitations/acceptance', { token, password: 'un mot de passe assez long' });
    callers.push(caller);
  }
  return callers;
}

interface Asked { readonly questions: { readonly questionVersionId: string; readonly prompt: string; readonly options: { readonly id: string; readonly text: string }[] }[] }

/** Begins the quiz on refunds; whoever finishes knows so many of its questions, in their order, and errs in the others. Whoever knows anything knows the form; who knows nothing ticks what Karim ticked. */
export async function beginRefunds(caller: Caller, { courseId, unitId }: Taught, locale: Locale): Promise<(knows: number) => Promise<string>> {
  const notice = await caller.ask<{ id: string; acknowledgedAt: string | null }>('GET', '/api/notice');
  if (notice.acknowledgedAt === null) await caller.ask('POST', '/api/notice/acknowledgement', { noticeId: notice.id });
  const attemptId = newId();
  await caller.ask('POST', `/api/courses/${courseId}/units/${unitId}/attempts`, { id: attemptId, locale });
  const { questions } = await caller.ask<Asked>('GET', `/api/attempts/${attemptId}`);
  const prompts: readonly string[] = [refundsIn(locale).cell, ...refundsIn(locale).others];
  return async (knows) => {
    for (const it of questions) {
      const place = prompts.indexOf(it.prompt);
      const right = place > 0 ? 'A' : refundsIn(locale).options[knows > 0 ? 0 : 1];
      const wrong = ['B', 'C', 'D'][(knows + place) % 3];
      const option = it.options.find(({ text }) => text === (place <= knows ? right : wrong));
      await caller.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: it.questionVersionId, sequence: 1, response: { kind: 'singleChoice', optionId: option?.id } });
    }
    await caller.ask('POST', `/api/attempts/${attemptId}/submission`, {});
    return attemptId;
  };
}

export const answerRefunds = async (caller: Caller, taught: Taught, locale: Locale, knows: number): Promise<string> => (await beginRefunds(caller, taught, locale))(knows);

/** The newcomers come to Nadia’s team, and she asks the quiz on refunds of whoever did not pass it, and of whoever comes: where the page of that campaign is. */
export async function askRefunds(address: string, { courseId, courseVersionId, unitId }: Taught, team: string): Promise<string> {
  const nadia = await Caller.signedIn(address, 'nadia');
  const sophie = await Caller.signedIn(address, 'sophie');
  const [product, release, campaign] = [newId(), newId(), newId()];
  await sophie.ask('POST', '/api/scopes', { id: product, kind: 'product', productId: null, name: 'Caisse R', aliases: [] });
  await sophie.ask('POST', `/api/courses/${courseId}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] });
  await sophie.ask('POST', '/api/releases', { id: release, productId: product, name: '2', on: '2026-01-05' });
  await sophie.ask('POST', `/api/releases/${release}/versions`, { id: newId(), courseVersionId, asks: [unitId] });
  const { teams } = await sophie.ask<{ teams: { id: string; name: { fr?: string; en?: string } }[] }>('GET', '/api/team-tree');
  const teamId = teams.find((it) => [it.name.fr, it.name.en].includes(team))?.id;
  for (const { id } of (await sophie.ask<{ people: { id: string }[] }>('GET', '/api/register?search=Recrue')).people) {
    const { hiredOn, teamVersion } = await sophie.ask<{ hiredOn: string; teamVersion: number }>('GET', `/api/register/${id}`);
    await sophie.ask('POST', `/api/register/${id}/team`, { id: newId(), seen: teamVersion, teamId, from: hiredOn });
    await sophie.ask('POST', `/api/register/${id}/scopes`, { id: newId(), scope: { scopeId: product, tier: null }, from: hiredOn });
  }
  const wish = { rule: null, dueOn: '2999-01-05' };
  const { seen } = await nadia.ask<{ seen: string }>('POST', `/api/releases/${release}/campaigns/preview`, wish);
  await nadia.ask('POST', `/api/releases/${release}/campaigns`, { ...wish, id: campaign, live: true, leavers: 'stay', reason: 'R2', seen });
  return `/campaigns/${campaign}`;
}
