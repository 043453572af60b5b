import { expect, test } from '@playwright/test';
import { newId } from '../../web/src/app/platform/new-id';
import { Caller } from './class-of-people';
import { OwnPalier } from './own-palier';
import { packed, payloads } from './script-payloads';
import { paste, Visitor } from './visitor';

interface Named { readonly id: string }

/** Writes every payload wherever somebody may write, by the doors that they have. Gives the pages on which it is read. */
async function writeEverywhere(address: string): Promise<Readonly<Record<'ines' | 'karim' | 'claire' | 'sophie' | 'mathis', readonly string[]>>> {
  const by = async (login: string) => Caller.signedIn(address, login);
  const [ines, karim, claire, sophie] = [await by('ines'), await by('karim'), await by('claire'), await by('sophie')];
  const { person: { id: inesId } } = await ines.ask<{ person: Named }>('GET', '/api/session');
  const { person: { id: claireId } } = await claire.ask<{ person: Named }>('GET', '/api/session');
  const { frameworks } = await sophie.ask<{ frameworks: { id: string; competencies: { id: string; hasLevels: boolean }[] }[] }>('GET', '/api/frameworks');
  const competencies = frameworks[0]?.competencies ?? [];
  const competencyId = competencies.find((it) => it.hasLevels)?.id ?? '';

  // A course of lessons, links and a quiz.
  const [short, long] = [packed(200), packed(1000)];
  const cell = { competencyId, level: 1 };
  const options = packed(500);
  const questions = packed(2000).map((prompt, index) => ({ id: newId(), cell: null, content: { kind: 'singleChoice', prompt, explanation: long[index % long.length], options: [0, 1, 2].map((at) => ({ id: crypto.randomUUID(), text: `${at} ${options[(3 * index + at) % options.length]?.slice(0, 490)}`, correct: at === 0, explanation: long[(index + at) % long.length] })) } }));
  questions.push({ id: newId(), cell: null, content: { kind: 'shortText', prompt: 'x', explanation: '', accepted: options.slice(0, 20) } } as never);
  // A conversation of a few scenes, of which each reply says and does something else.
  const said = (scene: number, at: number) => ({ id: `reply-${scene}-${at}`, text: `${at} ${options[(5 * scene + at) % options.length]?.slice(0, 490)}`, channel: 'chat', tone: 'warm', action: 'ask', escalates: false, next: at > 0 ? { to: 'end', good: false } : scene < 3 ? { to: 'scene', sceneId: `scene-${scene + 1}` } : { to: 'end', good: true }, consequence: long[(5 * scene + at) % long.length], credit: at === 0 ? 1 : 0 });
  questions.push({ id: newId(), cell: null, content: { kind: 'ticketSimulation', prompt: 'x', explanation: long[0], situation: { customer: short[0], product: short[1], channel: 'mail', ticket: long[1] }, scenes: [0, 1, 2, 3].map((scene) => ({ id: `scene-${scene}`, says: long[scene % long.length], replies: [0, 1, 2, 3, 4].map((at) => said(scene, at)) })) } } as never);
  const activities = [
    ...short.map((title) => ({ id: newId(), kind: 'lesson', title, minutes: 1, text: 'x', pictures: [] })).slice(0, 60),
    { id: newId(), kind: 'lesson', title: 'x', minutes: 1, text: payloads.join('\n\n'), pictures: [] },
    { id: newId(), kind: 'link', title: 'x', minutes: 1, address: 'https://nordlys.example/"onmouseover="window.ran=1', about: long[0] },
    { id: newId(), kind: 'quiz', title: short[1], minutes: 1, cell, passMark: 0.5, limit: null, attempts: null, feedback: 'full', questions, drawn: null },
  ];
  // A link that leads to a script is refused when a course is published: it stays in the draft.
  const draftId = newId();
  await claire.ask('POST', '/api/course-drafts', { id: draftId, locale: 'fr' });
  await claire.ask('POST', `/api/course-drafts/${draftId}`, { seen: 1, content: { locale: 'fr', title: short[0], summary: long[0], activities: activities.filter((it) => it.kind !== 'link').map((it) => ('text' in it ? { ...it, text: it.text.split('\n\n').filter((one) => !one.includes('](')).join('\n\n') } : it)) } });
  const { courseId, courseVersionId } = await claire.ask<{ courseId: string; courseVersionId: string }>('POST', `/api/course-drafts/${draftId}/publication`, { seen: 2, change: null });
  const [openDraft, openLesson] = [newId(), newId()];
  await claire.ask('POST', '/api/course-drafts', { id: openDraft, locale: 'fr' });
  await claire.ask('POST', `/api/course-drafts/${openDraft}`, { seen: 1, content: { locale: 'fr', title: short[2], summary: long[1], activities: activities.map((it) => ({ ...it, id: it.title === 'x' && it.kind === 'lesson' ? openLesson : newId(), ...('questions' in it ? { questions: it.questions.map((one) => ({ ...one, id: newId() })) } : {}) })) } });
  const lesson = activities.find((it) => it.kind === 'lesson' && it.title === 'x')?.id ?? '';
  const quiz = activities.find((it) => it.kind === 'quiz')?.id ?? '';

  // People, teams, scopes, a profile, levels of the company's own.
  for (const name of packed(200)) await sophie.ask('POST', '/api/register', { id: newId(), name, login: newId(), roles: ['learner'], locale: 'fr' });
  for (const fr of packed(200)) await sophie.ask('POST', '/api/team-tree', { id: newId(), name: { fr }, parentId: null });
  for (const name of packed(120, /[;|>]/)) await sophie.ask('POST', '/api/scopes', { id: newId(), kind: 'client', productId: null, name, aliases: [] });
  const own = competencies.find((it) => !it.hasLevels)?.id ?? '';
  await sophie.ask('POST', `/api/competencies/${own}/company-levels`, { id: newId(), locale: 'fr', statements: [0, 1, 2, 3].map((at) => long[at]?.slice(0, 500)), reason: short[3], seen: 0 });

  // What people say to each other.
  for (const words of packed(2000)) await ines.ask('POST', '/api/help-requests', { id: newId(), kind: 'wrong', thing: { about: 'unit', courseVersionId, unitId: lesson }, words, to: claireId });
  const { id: helpId } = (await claire.ask<{ requests: Named[] }>('GET', '/api/help-requests/to-answer').catch(() => ({ requests: [] as Named[] }))).requests[0] ?? { id: '' };
  const requestId = newId();
  await ines.ask('POST', '/api/sign-off-requests', { id: requestId, competencyId, level: 1, note: long[2] });
  await ines.ask('POST', '/api/self-assessments', { id: newId(), competencyId, level: 1, words: long[3] });
  await karim.ask('POST', '/api/assignments', { id: newId(), courseId, people: [inesId], teams: [], dueOn: null, reason: short[4] });

  // An answer of each payload that fits.
  const notice = await ines.ask<{ id: string; acknowledgedAt: string | null }>('GET', '/api/notice');
  if (notice.acknowledgedAt === null) await ines.ask('POST', '/api/notice/acknowledgement', { noticeId: notice.id });
  const attemptId = newId();
  await ines.ask('POST', `/api/courses/${courseId}/units/${quiz}/attempts`, { id: attemptId, locale: 'fr' });
  const { questions: asked } = await ines.ask<{ questions: { questionVersionId: string; kind: string }[] }>('GET', `/api/attempts/${attemptId}`);
  const written = asked.find((it) => it.kind === 'shortText')?.questionVersionId;
  for (const [index, text] of options.entries()) await ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: written, sequence: index + 1, response: { kind: 'shortText', text } });
  const conversation = asked.find((it) => it.kind === 'ticketSimulation')?.questionVersionId;
  for (const sequence of [1, 2]) await ines.ask('POST', `/api/attempts/${attemptId}/answers`, { questionVersionId: conversation, sequence, response: { kind: 'ticketSimulation', replyIds: ['reply-0-0', 'reply-1-0'].slice(0, sequence) } });
  const done = newId();
  await ines.ask('POST', `/api/attempts/${attemptId}/submission`, {});
  await ines.ask('POST', `/api/courses/${courseId}/units/${quiz}/attempts`, { id: done, locale: 'fr' });

  const bank = await claire.ask<{ questions: { questionId: string }[] }>('GET', '/api/questions');
  const unit = `/courses/${courseId}/units/${lesson}`;
  const person = `/people/${inesId}`;
  return {
    ines: ['/', '/courses', `/courses/${courseId}`, unit, `/courses/${courseId}/units/${quiz}`, `/attempts/${done}`, `/attempts/${attemptId}/result`, '/help', `${person}/skills`, `${person}/skills/${competencyId}`, `${person}/self-assessment`, '/search?words=window', '/notifications', '/profiles'],
    karim: ['/', '/team', '/sign-offs', `/sign-offs/${requestId}`, '/assignments', '/assignments/new', `/attempts/${attemptId}/result`, `${person}/observe`, `${person}/self-assessment`, '/search?words=window'],
    claire: ['/', '/course-drafts', `/course-drafts/${openDraft}`, `/course-drafts/${openDraft}?part=${openLesson}`, '/questions', ...bank.questions.slice(0, 3).map((it) => `/questions/${it.questionId}`), '/help', ...(helpId === '' ? [] : [`/help/${helpId}`]), '/search?words=constructor', '/profiles'],
    sophie: ['/', '/people', person, '/teams', '/scopes', '/coverage', '/matrix', '/audit', '/profiles', '/assignments', '/journeys', '/journeys/template', '/search?words=script'],
    mathis: ['/people', '/teams', '/scopes', '/audit', '/settings'],
  };
}

test('three hundred scripts written wherever somebody may write run for nobody who reads them', async ({ browser }) => {
  test.setTimeout(600_000);
  expect([payloads.length, new Set(payloads).size]).toEqual([300, 300]);
  const palier = await OwnPalier.start();
  try {
    const pages = await writeEverywhere(palier.address);
    for (const [login, addresses] of Object.entries(pages)) {
      const context = await browser.newContext({ baseURL: palier.address, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on('dialog', (dialog) => { wrong.push(`a dialog: ${dialog.message()}`); void dialog.dismiss(); });
      page.on('console', (message) => { if (/Content Security Policy/i.test(message.text())) wrong.push(message.text()); });
      await page.addInitScript(() => { document.addEventListener('securitypolicyviolation', (it) => { console.error(`Content Security Policy: ${it.violatedDirective} ${it.blockedURI} ${it.sample}`); }); });
      await new Visitor(page, 'fr').enter(login);
      for (const address of addresses) {
        await page.goto(address);
        await expect(page.locator('h1')).toHaveText(/\S/);
        await expect(page.locator('mat-progress-bar')).toHaveCount(0);
        if (address.includes('?part=')) {
          const editor = page.locator('app-lesson-editor [role=textbox]');
          await expect(editor).toContainText('window');
          for (const payload of payloads) await paste(editor, payload);
        }
        for (const summary of (await page.locator('main summary').all()).slice(0, 8)) await summary.click();
        expect([login, address, await page.evaluate(() => (window as unknown as { ran?: number }).ran ?? 0), wrong]).toEqual([login, address, 0, []]);
        expect([login, address, await page.locator('main :is(script, iframe, object, embed, meta, base)').count()]).toEqual([login, address, 0]);
      }
      await context.close();
    }
  } finally {
    await palier.stop();
  }
});
