import { expect, test } from './story';
import { Visitor, type Locale } from './visitor';

const localeOf = (project: string): Locale => (project === 'english' ? 'en' : 'fr');
const text = {
  fr: { article: 'Annuler une remise', cancel: 'Une remise s’annule depuis la facture.', cancelled: 'Une remise s’annule depuis la liste.', course: 'Facturer avec Orion', lesson: 'Faire un avoir', before: 'Un avoir se fait depuis la facture.', after: 'Un avoir se fait en un clic, depuis la liste des factures.', other: 'Envoyer une facture', otherTeam: 'Support N2', reason: 'Orion 8.4', notes: '## [8.4] - 2026-01-05\n### Added\n- **Factures:** un avoir se fait en un clic depuis la liste (CRITICAL)\n- Un filtre par montant\n- Un filtre par client\n- La relance part le lundi\n### Changed\n- Le bouton Valider est à droite\n- La liste tient sur un écran\n### Fixed\n- #812 Les accents de l’export\n- #820 Le total arrondi\n- #831 La date du bordereau\n', again: '## [8.4.1] - 2026-02-05\n### Added\n- **Factures:** un avoir se fait en un clic depuis la liste (CRITICAL)\n- Un filtre par montant\n- Un filtre par client\n- La relance part le lundi\n- Un filtre par ville\n### Changed\n- Le bouton Valider est à droite (important)\n- La liste tient sur un écran\n### Fixed\n- #812 Les accents de l’export\n- #820 Le total arrondi\n- #831 La date du bordereau\n', left: 'Un filtre par ville', added: 'un avoir se fait en un clic depuis la liste (CRITICAL)', question: 'Les notes de la version 8.4', right: 'Celle qui change un écran', wrong: 'La plus longue' },
  en: { article: 'Cancelling a discount', cancel: 'A discount is cancelled from the invoice.', cancelled: 'A discount is cancelled from the list.', course: 'Invoicing with Orion', lesson: 'Making a credit note', before: 'A credit note is made from the invoice.', after: 'A credit note takes one click, from the list of invoices.', other: 'Sending an invoice', otherTeam: 'Tier 2 support', reason: 'Orion 8.4', notes: '## [8.4] - 2026-01-05\n### Added\n- **Invoices:** a credit note takes one click from the list (CRITICAL)\n- A filter by amount\n- A filter by client\n- Reminders leave on Mondays\n### Changed\n- The button Confirm is on the right\n- The list fits one screen\n### Fixed\n- #812 Accents in the export\n- #820 The rounded total\n- #831 The date of the slip\n', again: '## [8.4.1] - 2026-02-05\n### Added\n- **Invoices:** a credit note takes one click from the list (CRITICAL)\n- A filter by amount\n- A filter by client\n- Reminders leave on Mondays\n- A filter by town\n### Changed\n- The button Confirm is on the right (important)\n- The list fits one screen\n### Fixed\n- #812 Accents in the export\n- #820 The rounded total\n- #831 The date of the slip\n', left: 'A filter by town', added: 'a credit note takes one click from the list (CRITICAL)', question: 'The notes of release 8.4', right: 'The one that changes a screen', wrong: 'The longest one' },
} as const;

test('a release comes out: the lead pastes its notes, says what teaches it, and whoever knew the course learns what changed alone', async ({ page }, { project }) => {
  const visitor = new Visitor(page, localeOf(project.name));
  const { say, locale } = visitor;
  const its = text[locale];
  /** What the story needs and does not tell, by whoever is signed in. */
  const ask = <T>(path: string, body?: unknown) => page.evaluate(async ([to, sent]) => (await fetch(to, sent === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent })).json() as Promise<unknown>, [path, body === undefined ? undefined : JSON.stringify(body)] as const) as Promise<T>;
  const [product, lesson, other, draft, article] = Array.from({ length: 5 }, () => crypto.randomUUID());
  const content = (said: string) => ({ locale, title: its.course, summary: '', activities: [{ id: lesson, kind: 'lesson', title: its.lesson, minutes: 4, text: said, pictures: [] }, { id: other, kind: 'lesson', title: its.other, minutes: 6, text: its.before, pictures: [] }] });
  await visitor.enter('claire');
  await ask('/api/course-drafts', { id: draft, locale });
  await ask(`/api/course-drafts/${draft ?? ''}`, { seen: 1, content: content(its.before) });
  const { courseId } = await ask<{ courseId: string }>(`/api/course-drafts/${draft ?? ''}/publication`, { seen: 2, change: null });
  await ask('/api/articles', { id: article, locale, title: its.article, address: null, text: its.cancel, about: [], verifyBy: '2999-01-01' });
  await visitor.enter('julien');
  await ask(`/api/articles/${article ?? ''}/acknowledgements`, { id: crypto.randomUUID(), versionId: (await ask<{ versionId: string }>(`/api/articles/${article ?? ''}`)).versionId });
  for (const unit of [lesson, other]) await ask(`/api/courses/${courseId}/units/${unit ?? ''}/completions`, { id: crypto.randomUUID() });
  await visitor.enter('claire');
  const { questions } = await ask<{ questions: { questionId: string; prompt: string }[] }>(`/api/questions?search=${encodeURIComponent(its.question)}`);
  const question = questions.find((it) => it.prompt.startsWith(its.question)) ?? { questionId: '', prompt: '' };
  await visitor.enter('sophie');
  await ask('/api/scopes', { id: product, kind: 'product', productId: null, name: 'Orion 8', aliases: [] });
  await ask(`/api/courses/${courseId}/scopes`, { unitId: null, seen: [], scopes: [{ scopeId: product, tier: null }] });
  const { people } = await ask<{ people: { id: string; name: string }[] }>('/api/register?search=Julien');
  await ask(`/api/register/${people[0]?.id ?? ''}/scopes`, { id: crypto.randomUUID(), scope: { scopeId: product, tier: 1 }, from: '2026-01-02' });

  // Karim notes the release and pastes its notes.
  await visitor.enter('karim');
  const before = visitor.interactions;
  await visitor.press(say('releases.heading'));
  await expect(page.locator('h1')).toHaveText(say('releases.heading'));
  await visitor.unfold(say('releases.add'));
  await visitor.pick(page.locator('select[name=product]'), 'Orion 8');
  await visitor.write(page.locator('input[name=release]'), '8.4');
  await visitor.fill(page.locator('input[name=day]'), '2026-01-05');
  await visitor.press(new RegExp(`^${say('releases.add')}$`));
  await expect(page.locator('h1')).toHaveText('Orion 8 8.4');
  await visitor.write(page.locator('textarea[name=notesText]'), its.notes);
  await visitor.press(say('releases.preview'));
  await expect(page.locator('app-notes-form .lines li')).toHaveCount(9);
  await visitor.look('release-notes');
  await visitor.press(say('releases.take', { count: 9 }));
  await expect(page.locator('app-release-changes li.card')).toHaveCount(9);

  // It touches a question that Claire wrote; nobody is to confirm it before they answer that one.
  const noted = await ask<{ lines: { id: string }[] }>(`/api${new URL(page.url()).pathname}`);
  await ask(`/api/release-changes/${noted.lines[0]?.id ?? ''}/touches`, { id: crypto.randomUUID(), kind: 'question', thingId: question.questionId });
  await ask(`/api/release-changes/${noted.lines[0]?.id ?? ''}/touches`, { id: crypto.randomUUID(), kind: 'article', thingId: article });

  // What else the first change touches is suggested; Karim decides.
  await visitor.press(`${say('releases.suggest')} ${its.added}`);
  await visitor.press(`${say('releases.touchesIt')} ${its.lesson}`);
  await expect(page.locator('app-release-changes .touches a', { hasText: its.lesson })).toBeVisible();
  const critical = page.locator('app-change-questions');
  await visitor.press(`${say('releases.chooseQuestions')} ${its.added}`);
  await visitor.press(`${say('releases.askIt')} ${question.prompt}`);
  // Claire wrote it: Karim reads what it asks, and no link leads where he may not go.
  await expect(critical.locator('li', { hasText: question.prompt })).toBeVisible();
  await expect(page.locator('app-release-changes a', { hasText: question.prompt })).toHaveCount(0);
  await visitor.look('release-touches');
  // Claire wrote the course: from what the change touches she edits it for this release; once published, it teaches it.
  const releasePage = new URL(page.url()).pathname;
  await visitor.enter('claire');
  await page.goto(releasePage);
  await visitor.press(`${say('releases.editFor', { name: '8.4' })} ${its.lesson}`);
  await expect(page.getByText(say('drafts.forRelease', { name: 'Orion 8 8.4' }))).toBeVisible();
  const editor = page.getByRole('textbox', { name: say('drafts.text') });
  await expect(editor).toContainText(its.before);
  await editor.press('ControlOrMeta+a');
  await visitor.compose(editor, its.after);
  await expect(editor).toHaveText(its.after);
  await visitor.look('draft-for-release');
  await visitor.press(say('drafts.check'));
  await visitor.tick(page.locator('input[name=class][value=substantive]'));
  await visitor.write(page.locator('input[name=reason]'), its.reason);
  await visitor.press(say('drafts.publish'));
  await expect(page.getByRole('heading', { name: say('drafts.isPublished') })).toBeVisible();
  await visitor.press(say('drafts.backToRelease', { name: 'Orion 8 8.4' }));
  await expect(page.locator('app-release-changes .edited')).toContainText(say('releases.edited', { name: '8.4', version: 2, class: say('drafts.substantive') }));
  await visitor.look('release-edited');
  // The article that the change touches she edits as well; what it says otherwise is read again by whoever read it.
  await visitor.press(`${say('releases.editFor', { name: '8.4' })} ${its.article}`);
  await expect(page.locator('h1')).toHaveText(its.article);
  await expect(page.locator('input[name=reason]')).toHaveValue(its.added);
  await visitor.write(page.locator('textarea[name=text]'), its.cancelled);
  await visitor.tick(page.locator('input[name=class][value=substantive]'));
  await visitor.look('article-for-release');
  await visitor.press(say('articles.publishNext'));
  await expect(page.getByText(say('articles.editedFor', { name: 'Orion 8 8.4' }))).toBeVisible();
  await expect(page.locator('app-article-body')).toContainText(its.cancelled);
  await visitor.press(say('drafts.backToRelease', { name: 'Orion 8 8.4' }));
  await expect(page.locator('h1')).toHaveText('Orion 8 8.4');
  await expect(page.locator('app-release-changes .touches li', { hasText: its.article })).toContainText(say('releases.articleEdited', { name: '8.4', version: 2, class: say('drafts.substantive') }));
  await visitor.look('release-article-edited');
  await visitor.enter('karim');
  await page.goto(releasePage);
  const readiness = page.locator('app-release-readiness');
  await expect(readiness).toContainText(say('releases.readyCount', { ready: 0, concerned: 1 }));
  await expect(readiness.locator('li', { hasText: 'Julien Mercier' })).toContainText(its.lesson);
  await expect(readiness).not.toContainText(its.other);
  // By team as well: whoever is chosen there is shown alone.
  const team = readiness.locator('app-team-currency li', { hasText: say('releases.ofTeam', { ready: 0, concerned: 1 }) }).first().getByRole('button');
  await visitor.press(new RegExp(`^${(await team.innerText()).trim()}$`));
  await expect(team).toHaveAttribute('aria-pressed', 'true');
  await expect(readiness.locator('.people li')).toContainText(['Julien Mercier']);
  await visitor.look('release');

  // What would be asked is reckoned as he writes; then he launches exactly that. From nine changes to a live campaign, within sixty interactions.
  await visitor.press(say('campaigns.prepare'));
  await expect(page.locator('h1')).toHaveText(say('campaigns.prepare'));
  const preview = page.locator('app-campaign-preview');
  await expect(preview).toContainText(say('campaigns.asks', { asked: 1, minutes: 4 }));
  await expect(preview.locator('.people li')).toContainText(['Julien Mercier']);
  await expect(preview).not.toContainText(its.other);
  // A Sunday is said to be one; he takes the working day before it instead.
  const dueOn = page.locator('input[name=dueOn]');
  const sunday = new Date(Date.parse(await dueOn.inputValue()));
  sunday.setUTCDate(sunday.getUTCDate() + 7 - sunday.getUTCDay());
  await visitor.fill(dueOn, sunday.toISOString().slice(0, 10));
  await expect(preview.locator('strong.warn')).toBeVisible();
  await visitor.look('campaign-on-a-sunday');
  await visitor.press(new RegExp(`^${say('campaigns.takeDay', { weekday: '', day: '' }).split(' ')[0] ?? ''} `));
  await expect(dueOn).not.toHaveValue(sunday.toISOString().slice(0, 10));
  await expect(preview.locator('strong.warn')).toHaveCount(0);
  await visitor.tick(page.getByRole('radio', { name: say('campaigns.live') }));
  await expect(preview.locator('app-days-left')).toContainText(say('campaigns.daysLeft', { count: '' }));
  await visitor.look('campaign-launch');
  await visitor.press(say('campaigns.launch', { count: 1 }));
  await expect(page.locator('h1')).toHaveText(say('campaigns.title', { name: 'Orion 8 8.4' }));
  await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.readyOf', { ready: 0, people: 1 }));
  await expect(page.locator('app-campaign-audience')).toContainText(say('campaigns.noMoves'));
  console.log(`A lead and an author, from nine changes to a live campaign: ${visitor.interactions - before} interactions`);
  expect(visitor.interactions - before).toBeLessThanOrEqual(60);
  await visitor.press(`${say('campaigns.nudge')} Julien Mercier`);
  await expect(page.getByRole('button', { name: say('campaigns.nudgedToday') })).toBeDisabled();
  await visitor.look('campaign');
  // The release comes a week later: what is open moves with it.
  await visitor.unfold(say('campaigns.planChanges'));
  await expect(page.getByText(say('campaigns.noChanges'))).toBeVisible();
  const day = page.locator('input[name=moveTo]');
  await day.fill(new Date(Date.parse(await day.inputValue()) + 7 * 86_400_000).toISOString().slice(0, 10));
  // Whose day moves from which to which is seen before it is moved, and who would lose what before it is cancelled.
  const plan = page.locator('app-campaign-plan');
  await visitor.unfold(say('campaigns.whoMoves', { count: 1 }));
  await expect(plan.locator('app-moved-people')).toContainText('Julien Mercier');
  await expect(plan).toContainText(say('campaigns.wouldCancel', { count: 1 }));
  await visitor.unfold(say('campaigns.whoLoses', { count: 1 }));
  await expect(plan.locator('app-change-lines')).toContainText('Julien Mercier');
  await visitor.look('campaign-plan');
  await visitor.press(say('campaigns.moveIt'));
  await expect(page.getByRole('button', { name: say('campaigns.moveIt') })).toBeDisabled();
  const campaign = new URL(page.url()).pathname;
  await visitor.press('Orion 8 8.4');
  await expect(page.locator('app-release-campaigns')).toContainText(say('campaigns.readyOf', { ready: 0, people: 1 }));
  // The notes are read again: one change was withdrawn and stays so, one weighs more than before, and one is left out.
  await ask(`/api/release-changes/${noted.lines[8]?.id ?? ''}/withdrawal`, {});
  await visitor.unfold(say('releases.readAgain'));
  await visitor.write(page.locator('textarea[name=notesText]'), its.again);
  await visitor.press(say('releases.preview'));
  const difference = page.locator('app-notes-form .lines li');
  await expect(page.getByText(say('releases.otherRelease', { name: '8.4.1', release: '8.4' }))).toBeVisible();
  await expect(difference.filter({ hasText: say('releases.isWithdrawn') })).toHaveCount(1);
  await expect(difference.filter({ hasText: say('releases.isAmended') })).toContainText(`${say('releases.before')} ${say('releases.minor')}`);
  // Their day is offered, and leads to where one sees what moves with it.
  await visitor.press(say('releases.seeWhatMoves'));
  await expect(page.locator('app-release-page input[name=day]')).toBeFocused();
  await expect(page.locator('app-release-page input[name=day]')).toHaveValue('2026-02-05');
  await visitor.tick(page.getByRole('checkbox', { name: `${say('releases.takeLine')} ${its.left}` }));
  await visitor.look('release-notes-again');
  await visitor.press(say('releases.take', { count: 1 }));
  await expect(page.getByText(say('releases.taken', { count: 1 }))).toBeVisible();
  await expect(page.locator('app-release-changes li.card')).toHaveCount(9);
  // The release itself comes on another day: its campaign goes along, as is shown first.
  await page.locator('app-release-page input[name=day]').fill('2026-01-12');
  const move = page.locator('app-release-move');
  await expect(move).toContainText(say('campaigns.wouldMoveAll', { count: 1 }));
  await visitor.unfold(say('campaigns.whoMoves', { count: 1 }));
  await expect(move).toContainText('Julien Mercier');
  await visitor.look('release-move');
  await visitor.press(say('releases.keepDay'));
  await expect(move).toHaveCount(0);
  // The change is withdrawn: what it alone asks for is asked no more, once Karim saw it. Then it comes after all.
  const plans = page.locator('app-plan-changes');
  await expect(plans.locator('section')).toHaveCount(0);
  await visitor.press(`${say('releases.withdraw')} ${its.added}`);
  await expect(plans).toContainText(say('campaigns.becauseWithdrawn', { text: its.added }));
  await visitor.look('release-plan-changes');
  await visitor.press(say('campaigns.changeIt', { count: 1 }));
  await expect(plans.locator('section')).toHaveCount(0);
  await visitor.press(`${say('releases.bringBack')} ${its.added}`);
  await expect(plans.locator('li')).toContainText([its.lesson]);
  await visitor.press(say('campaigns.changeIt', { count: 1 }));
  await expect(plans.locator('section')).toHaveCount(0);
  await visitor.press(say('releases.all'));
  await expect(page.locator('app-releases-page li.card', { hasText: 'Orion 8 8.4' })).toContainText(say('releases.changes', { count: 8 }));
  await visitor.look('releases');

  // Julien asks for more time; Karim grants it where he sees it.
  await visitor.enter('julien');
  const { items } = await ask<{ items: { kind: string; dueOn: string; course?: { title: string }; assignment?: { id: string } | null }[] }>('/api/todo');
  const wished = items.find((it) => it.kind === 'course' && it.course?.title === its.course);
  await ask(`/api/assignments/${wished?.assignment?.id ?? ''}/extension-requests`, { id: crypto.randomUUID(), wishedOn: new Date(Date.parse(wished?.dueOn ?? '') + 5 * 86_400_000).toISOString().slice(0, 10), reason: its.reason });
  await visitor.enter('karim');
  await page.goto(campaign);
  const grant = page.getByRole('button', { name: `${say('assignments.grant')} Julien Mercier` });
  await expect(grant).toBeVisible();
  await visitor.look('campaign-wish');
  await visitor.press(`${say('assignments.grant')} Julien Mercier`);
  await expect(grant).toHaveCount(0);

  // Julien learns what changed, and nothing else; what is critical stands among his things to do.
  await visitor.enter('julien');
  await expect(page.locator('app-todo-list li', { hasText: say('releases.readChange') }).filter({ hasText: its.added })).toBeVisible();
  await expect(page.locator('app-home-page section', { hasText: say('releases.homeAlsoRead', { count: 1 }) })).toContainText('Orion 8');
  await expect(page.locator('app-todo-list li', { hasText: its.article })).toContainText(say('articles.toReadAgain'));
  await visitor.look('home-to-read');
  await visitor.press(`${say('releases.see')} – Orion 8`);
  await expect(page.locator('h1')).toHaveText(say('releases.currency'));
  await expect(page.locator('app-currency-page')).toContainText(its.lesson);
  await expect(page.locator('app-currency-page')).not.toContainText(its.other);
  await visitor.look('currency');
  await visitor.press(`${say('releases.readAndAnswer', { count: 1 })} ${its.added}`);
  await expect(page.locator('h1')).toHaveText('Orion 8 8.4');
  await expect(page.getByRole('button', { name: say('articles.acknowledge') })).toHaveCount(0);
  await visitor.tick(page.getByRole('radio', { name: its.wrong }));
  await visitor.press(`${say('releases.check')} 1`);
  await expect(page.getByText(say('releases.tryAgain'))).toBeVisible();
  await visitor.look('critical-change');
  await visitor.tick(page.getByRole('radio', { name: its.right }));
  await expect(page.getByText(say('releases.tryAgain'))).toHaveCount(0);
  await visitor.press(`${say('releases.check')} 1`);
  await expect(page.getByText(say('releases.answeredRight'))).toBeVisible();
  await visitor.look('critical-change-right');
  await visitor.press(say('articles.acknowledge'));
  await expect(page.locator('app-critical-change-page')).toContainText(say('articles.acknowledged', { when: '' }));
  await visitor.press(say('releases.backToCurrency'));
  await expect(page.locator('app-currency-page')).toContainText(say('articles.acknowledged', { when: '' }));
  await visitor.press(`${say('releases.learn')} ${its.lesson}`);
  await expect(page.locator('h1')).toHaveText(its.course);
  await visitor.press(say('learning.moveOver', { version: 2 }));
  await expect(page.getByText(say('learning.moved', { version: 2, kept: 1 }))).toBeVisible();
  await visitor.press(its.lesson);
  await visitor.press(say('learning.markDone'));
  await page.goto('/currency');
  await expect(page.getByText(say('releases.youAreUpToDate', { name: 'Orion 8 8.4' }))).toBeVisible();

  // Karim watches readiness rise.
  await visitor.enter('karim');
  await page.goto(campaign);
  await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.readyOf', { ready: 1, people: 1 }));
  await expect(page.locator('app-campaign-page')).toContainText(say('campaigns.allRead'));
  await visitor.unfold(say('campaigns.allRead'));
  await expect(page.locator('app-campaign-page details[open] li')).toContainText(say('campaigns.understoodBy', { day: '', count: 1 }).split(', ')[1] ?? '');
  await visitor.look('campaign-understood');

  // Another campaign, for whoever matches a rule: who supports the product and did it before, but for the other team; and whoever comes to match.
  await visitor.press('Orion 8 8.4');
  await visitor.press(say('campaigns.prepare'));
  await visitor.unfold(say('campaigns.forAll'));
  await visitor.tick(page.getByRole('checkbox', { name: /^Orion 8 \(/ }));
  await visitor.press(say('campaigns.morePrecise'));
  const line = (number: string) => page.getByRole('group', { name: say('criteria.part', { number }), exact: true });
  await expect(line('1').locator('[data-does=value]')).toBeVisible();
  await expect(preview).toContainText('Julien Mercier');
  await visitor.press(`${say('criteria.wrap')} ${say('criteria.part', { number: '1' })}`);
  await visitor.press(`${say('criteria.add')} ${say('criteria.part', { number: '1' })}`);
  await expect(line('1.2').locator('[data-does=kind]')).toBeFocused();
  await expect(page.getByText(say('campaigns.ruleFirst'))).toBeVisible();
  await visitor.pick(line('1.2').locator('[data-does=kind]'), say('campaigns.kindProven'));
  await expect(preview).toContainText(say('audiences.proven'));
  await visitor.press(`${say('criteria.add')} ${say('criteria.part', { number: '1' })}`);
  await expect(line('1.3').locator('[data-does=kind]')).toBeFocused();
  await visitor.pick(line('1.3').locator('[data-does=kind]'), say('campaigns.kindNone'));
  // What it holds first is what stood there while the list was gone through.
  await visitor.pick(line('1.3.1').locator('[data-does=kind]'), say('campaigns.kindTeam').slice(0, 4));
  await visitor.pick(line('1.3.1').locator('[data-does=value]'), its.otherTeam);
  await expect(preview).toContainText(say('audiences.notSo', { what: say('audiences.inTeam', { name: its.otherTeam }) }));
  await visitor.look('campaign-audience');
});
