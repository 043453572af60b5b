import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { expect, type CDPSession, type Locator, type Page, type Request } from '@playwright/test';
import { looked } from './every-screen';
import { en } from '../../web/src/i18n/en';
import { enForAuthors } from '../../web/src/i18n/en-for-authors';
import { fr } from '../../web/src/i18n/fr';
import { frForAuthors } from '../../web/src/i18n/fr-for-authors';

export type Locale = 'fr' | 'en';
const pictures = process.env['PALIER_PICTURES'];
/** What a reader may set (WCAG 1.4.12), at the width where it hurts most. */
const spacedOut = '/* spaced out */ * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';

/** What is on screen for a key of the dictionaries, in the language of the visit. */
export function wordsOf(locale: Locale): (key: string, params?: Readonly<Record<string, string | number>>) => string {
  const dictionary: Readonly<Record<string, Readonly<Record<string, string>>>> = locale === 'fr' ? { ...fr, ...frForAuthors } : { ...en, ...enForAuthors };
  return (key, params = {}) => {
    const [group = '', ...name] = key.split('.');
    const text = dictionary[group]?.[name.join('.')];
    if (text === undefined) throw new Error(`no words for ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, hole: string) => String(params[hole] ?? ''));
  };
}

/** Pastes HTML, as it would come from another program. */
export async function paste(into: Locator, html: string): Promise<void> {
  await into.evaluate((it, given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', given);
    it.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

/** WCAG 2.2 at level AA, as axe names its parts. */
const wcag: RunOptions['runOnly'] = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };
const contrast: RunOptions['runOnly'] = { type: 'rule', values: ['color-contrast'] };
/** Colours are the same in every language: one of them is looked at for those. */
const withColours: Locale = 'fr';

/** Whether an element that was reached shows so: by an outline of its own, or by Material's mark within it. Lets Tab go on from there. */
function focusState(target: Element): 'seen' | 'given' | 'hidden' | 'elsewhere' | 'gone' {
  (window as { letTabGo?: () => void }).letTabGo?.();
  if (!target.isConnected) return 'gone';
  if (target !== document.activeElement) return 'elsewhere';
  // Focus that a script gave need not show itself.
  if (!target.matches(':focus-visible')) return 'given';
  const seen = (of: Element, pseudo?: string): boolean => {
    const style = getComputedStyle(of, pseudo);
    return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || (pseudo !== undefined && style.content !== 'none' && style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px');
  };
  return seen(target) || [...target.querySelectorAll('.mat-focus-indicator'), target].some((of) => seen(of, '::before')) ? 'seen' : 'hidden';
}

/** About how many times Tab is pressed from where the focus is to an element; until `focusState` asks, a Tab too many does not leave it again. */
function stepsTo(target: Element): number {
  const stay = (event: KeyboardEvent): void => {
    if (event.key !== 'Tab' || document.activeElement !== target) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const held = window as { letTabGo?: () => void };
  held.letTabGo?.();
  window.addEventListener('keydown', stay, true);
  held.letTabGo = () => { window.removeEventListener('keydown', stay, true); };
  if (document.activeElement === target) return 0;
  const groups = new Set<string>();
  const inOrder = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((it) => {
    if (it === document.activeElement || it === target) return true;
    if (it.tabIndex < 0 || it.matches(':disabled, [inert] *, input[type=hidden]') || !it.checkVisibility({ visibilityProperty: true })) return false;
    if (!(it instanceof HTMLInputElement) || it.type !== 'radio') return true;
    // Of the buttons of one group, Tab stops at one.
    return !groups.has(it.name) && groups.add(it.name).size > 0;
  });
  const [from, to] = [inOrder.findIndex((it) => it === document.activeElement), inOrder.indexOf(target as HTMLElement)];
  return Math.max(1, to > from ? to - from : inOrder.length - from + to) + 1;
}

/** Whether an element has the focus, and where it leads as a link into the app, to another address than this one; from now on it is noted whether it is pressed. */
function awaitPress(target: Element): { readonly focused: boolean; readonly leads: boolean } {
  const noted = window as { wasPressed?: boolean; stopNoting?: () => void };
  noted.stopNoting?.();
  const note = (event: Event): void => { if (event.target instanceof Node && target.contains(event.target)) noted.wasPressed = true; };
  noted.wasPressed = false;
  window.addEventListener('click', note, true);
  noted.stopNoting = () => { window.removeEventListener('click', note, true); };
  const link = target.closest('a');
  const leads = link !== null && link.origin === location.origin && !link.pathname.startsWith('/api/') && link.target === '' && !link.hasAttribute('download') && link.href !== location.href;
  return { focused: target === document.activeElement, leads };
}

/** Until the page was drawn once more: what a press sets going has begun by then. */
const drawnOnce = (): Promise<void> => new Promise((done) => {
  const anyway = setTimeout(done, 250);
  requestAnimationFrame(() => { setTimeout(() => { clearTimeout(anyway); done(); }); });
});

const demoPassword = 'palier-demo-2026';

/** What is waited for after a press: pages, their code and their data; pictures and films come when they come. */
const waited = ['document', 'script', 'fetch', 'xhr'];
/** Without a network nothing comes: nobody waits longer. */
const patience = 5_000;

/** Somebody at a keyboard, without a mouse: they reach things with Tab, as far as Tab leads. */
export class Visitor {
  readonly say: ReturnType<typeof wordsOf>;
  /** Presses, texts, days, choices and ticks so far: what the visit costs its visitor. */
  interactions = 0;
  private keys: CDPSession | undefined;
  /** What the page asked for and does not have yet. */
  private readonly asked = new Set<Request>();
  constructor(readonly page: Page, readonly locale: Locale) {
    this.say = wordsOf(locale);
    page.on('request', (it) => { if (waited.includes(it.resourceType())) this.asked.add(it); });
    page.on('requestfinished', (it) => { this.asked.delete(it); });
    page.on('requestfailed', (it) => { this.asked.delete(it); });
  }

  /** Until the page has all it asked for, and has drawn it: so that nothing is sought on what one is leaving. */
  async rest(): Promise<void> {
    const until = Date.now() + patience;
    const drawn = (): Promise<void> => this.page.evaluate(drawnOnce).catch(() => undefined);
    await drawn();
    while (this.asked.size > 0 && Date.now() < until) {
      while (this.asked.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
      await drawn();
    }
    this.asked.clear();
  }

  /** Reaches something and presses a key on it. Where a page that comes in took the focus away in between, nothing was pressed, and one does it again. A link is followed until one is where it leads. */
  private async act(target: Locator, key: string): Promise<void> {
    for (let tries = 0; tries < 3; tries++) {
      await this.reach(target);
      const from = this.page.url();
      const { focused, leads } = await target.evaluate(awaitPress, undefined, { timeout: patience }).catch(() => ({ focused: false, leads: false }));
      if (!focused) continue;
      await this.page.keyboard.press(key);
      if (!(await this.page.evaluate(() => (window as { wasPressed?: boolean }).wasPressed ?? true).catch(() => true))) continue;
      if (leads) {
        await expect.poll(() => this.page.url(), `${String(target)} leads on from here`).not.toBe(from);
        await expect(this.page.locator('h1').first()).toBeAttached();
      }
      return this.rest();
    }
    throw new Error(`${String(target)} was reached and not pressed`);
  }

  /** Tab, until the target has the focus, and shows it. What Tab does not reach, nobody without a mouse can use. */
  async reach(target: Locator): Promise<void> {
    // What is on its way may draw the page anew.
    if (this.asked.size > 0) await this.rest();
    await expect(target).toBeVisible();
    let element = await target.elementHandle();
    let hidden = 0;
    // A page that comes in takes the focus to its heading, or draws the target anew: then Tab goes on from there.
    for (let ways = 0; ways < 100; ways++) {
      // Where another page came in meanwhile, nobody is there to be asked.
      const ahead = await element.evaluate(stepsTo).catch(() => null);
      await this.tabs(ahead ?? 0);
      const state = ahead === null ? 'gone' : await element.evaluate(focusState).catch(() => 'gone' as const);
      if (state === 'seen') return;
      if (state === 'given') for (const key of ['Shift+Tab', 'Tab']) await this.page.keyboard.press(key);
      if (state === 'hidden' && ++hidden > 2) await expect.poll(() => target.evaluate(focusState), 'the focus is seen, or has moved on').not.toBe('hidden');
      if (state === 'gone') element = await target.elementHandle();
    }
    throw new Error(`Tab does not reach ${String(target)}`);
  }

  /** Presses Tab so many times, without waiting for each to be answered. */
  private async tabs(times: number): Promise<void> {
    if (times === 0) return;
    this.keys ??= await this.page.context().newCDPSession(this.page);
    const tab = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
    const pressed: Promise<unknown>[] = [];
    for (let at = 0; at < times; at++) pressed.push(this.keys.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...tab }), this.keys.send('Input.dispatchKeyEvent', { type: 'keyUp', ...tab }));
    await Promise.all(pressed);
  }

  /** Finds a link or a button by its name and presses it. */
  async press(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    const target = this.page.getByRole('link', { name }).or(this.page.getByRole('button', { name })).first();
    // What is rarer stands under More.
    const rarer = this.page.locator('nav #more a').filter({ hasText: name }).first();
    const more = this.page.locator('nav button.more');
    await expect.poll(async () => (await target.isVisible()) || (await rarer.count()) > 0, `a link or a button named ${String(name)} is on the page, or in its menu`).toBe(true);
    if (!(await target.isVisible()) && (await rarer.count()) > 0 && !(await rarer.isVisible()) && (await more.isVisible())) {
      await this.reach(more);
      await this.page.keyboard.press('Enter');
    }
    this.interactions++;
    await this.act(target, key);
  }

  /** Presses this very thing, where its name does not say which. */
  async pressOn(target: Locator): Promise<void> {
    this.interactions++;
    await this.act(target, 'Enter');
  }

  /** Sends the form in which one has just written. */
  async submit(): Promise<void> {
    await this.page.keyboard.press('Enter');
    await this.rest();
  }

  /** Opens what a summary hides. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.pressOn(this.page.locator('summary', { hasText: name }).first());
  }

  async write(field: Locator, text: string): Promise<void> {
    this.interactions++;
    // A page that has just come in takes the focus to its heading, also from a field that was reached before: then nothing arrives there, and one types again.
    for (let tries = 0; tries < 3; tries++) {
      await this.reach(field);
      const before = await field.inputValue();
      await this.page.keyboard.press('ControlOrMeta+a');
      await this.page.keyboard.insertText(text);
      if (before === text || (await field.inputValue()) !== before) return;
    }
    throw new Error(`nothing arrives in ${String(field)}`);
  }

  /** Gives a day or a time, whose parts come in another order in each language, all at once. */
  async fill(field: Locator, value: string): Promise<void> {
    this.interactions++;
    await this.reach(field);
    await field.fill(value);
  }

  /** Chooses from a list as keyboards do, by the first signs of its words. A list may come in after its field: what is typed before that chooses nothing. */
  async pick(list: Locator, words: string): Promise<void> {
    const start = new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
    await expect(list.locator('option').filter({ hasText: start }).first()).toBeAttached();
    this.interactions++;
    await this.reach(list);
    await this.page.keyboard.type(words);
    await expect.poll(() => list.evaluate((it) => (it instanceof HTMLSelectElement ? it.selectedOptions[0]?.text : '')), `the list shows what was typed, ${words}`).toMatch(start);
  }

  /** Types into the editor of a lesson, sign by sign: what begins a line makes a heading, a list or a call-out of it, asterisks mark its words. */
  async compose(editor: Locator, text: string): Promise<void> {
    await this.reach(editor);
    this.interactions++;
    let inList = false;
    for (const [at, line] of text.split('\n').filter((it) => it !== '').entries()) {
      const item = /^- (.*)$/.exec(line)?.[1];
      if (at > 0) await this.page.keyboard.press('Enter');
      if (inList && item === undefined) await this.page.keyboard.press('Enter');
      await this.page.keyboard.type(inList ? (item ?? line) : line);
      inList = item !== undefined;
    }
  }

  /** Goes up to the toolbar of the editor, along it to a button, and presses it. */
  async useTool(name: string): Promise<void> {
    await this.page.keyboard.press('Alt+F10');
    const tool = this.page.locator(`app-lesson-editor [data-tool=${name}]`);
    for (let steps = 0; !(await tool.evaluate((it) => it === document.activeElement)); steps++) {
      if (steps === 40) throw new Error(`the arrows do not reach ${name}`);
      await this.page.keyboard.press('ArrowRight');
    }
    this.interactions++;
    await this.page.keyboard.press('Enter');
  }

  /** Ticks a checkbox with Space; chooses a radio as keyboards do: Tab to the group, arrows inside it. */
  async tick(box: Locator): Promise<void> {
    this.interactions++;
    if ((await box.getAttribute('type')) !== 'radio') return this.act(box, 'Space');
    const group = await box.getAttribute('name');
    const inGroup = async (): Promise<boolean> => (await this.page.evaluate(() => document.activeElement?.getAttribute('name'))) === group;
    // A page that comes in takes the focus to its heading, also from the choices: then one goes back to them.
    for (let tries = 0; tries < 3; tries++) {
      for (let steps = 0; !(await inGroup()); steps++) {
        if (steps === 300) throw new Error('Tab does not reach the choices');
        await this.page.keyboard.press('Tab');
      }
      await this.page.keyboard.press('Space');
      for (let steps = 0; steps < 20 && (await inGroup()); steps++) {
        if (await box.isChecked()) return;
        await this.page.keyboard.press('ArrowDown');
      }
      if (await box.isChecked()) return;
    }
    throw new Error('the arrows do not reach the choice');
  }

  /** Comes in as somebody who signed in before, and chooses the language of the visit where the account has the other one. Signing in itself has its own stories. */
  async enter(login: string, password = demoPassword): Promise<void> {
    await this.leave();
    const answer = await this.page.context().request.post('/api/session', { data: { login, password } });
    expect([login, answer.status()]).toEqual([login, 200]);
    await this.page.goto('/');
    await this.settle();
  }

  /** Gives a password, wherever that leads. */
  async signIn(login: string, password = demoPassword): Promise<void> {
    await this.leave();
    await this.page.goto('/sign-in');
    await this.write(this.page.locator('input[name=login]'), login);
    await this.write(this.page.locator('input[name=password]'), password);
    await this.submit();
  }

  /** Goes away without a trace. First from the page, once it has all it asked for: what it asks without a session is refused, and the browser says so aloud. */
  async leave(): Promise<void> {
    await this.rest();
    await this.page.goto('about:blank');
    await this.page.context().clearCookies();
  }

  /** Once inside. */
  async settle(): Promise<void> {
    await expect(this.page.locator('nav')).toBeVisible();
    await expect(this.page).not.toHaveURL(/\/(sign-in|second-factor|join|set-up)\b/);
    // The first page takes the focus once; what is reached before that is lost.
    await expect(this.page.locator('h1')).toBeFocused();
    if ((await this.page.locator('html').getAttribute('lang')) !== this.locale) await this.speak(this.locale);
  }

  /** Chooses a language from one's account, and waits until it is kept: a page opened before that comes in the old one. */
  async speak(locale: Locale): Promise<void> {
    await this.reach(this.page.locator('button[popovertarget=account]'));
    await this.page.keyboard.press('Enter');
    const kept = this.page.waitForResponse((it) => it.url().endsWith('/api/preferences') && it.ok());
    await this.press(locale === 'fr' ? 'Français' : 'English', 'Space');
    await kept;
    await this.page.keyboard.press('Escape');
    await expect(this.page.locator('html')).toHaveAttribute('lang', locale);
  }

  /** axe on the wide screen and on a phone, and of the other theme what colours can break, in one language; nothing scrolls sideways on a phone, with the text spaced out, or at 320 pixels; one title, said in the window. */
  async look(name: string): Promise<void> {
    const { page } = this;
    await this.rest();
    await expect(page.locator('mat-progress-bar')).toHaveCount(0);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/\S+.* · Palier/);
    const before = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'system');
    const looksAtColours = this.locale === withColours;
    for (const theme of looksAtColours || pictures !== undefined ? ['light', 'dark'] : ['light']) {
      await page.evaluate((it) => { document.documentElement.dataset['theme'] = it; }, theme);
      const violations = await this.violations(theme === 'light' ? wcag : contrast);
      expect(violations.map((it) => `${name} ${theme}: ${it.id} ${it.nodes[0]?.html ?? ''} ${it.nodes[0]?.failureSummary ?? ''}`)).toEqual([]);
      await this.picture(`${name}-${theme}`);
    }
    await page.evaluate((it) => { document.documentElement.dataset['theme'] = it; }, before);
    const size = page.viewportSize();
    looked(this.locale, new URL(page.url()).pathname);
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      if (width === 320) await page.addStyleTag({ content: spacedOut });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${name} at ${width} px`).toBeLessThanOrEqual(width);
      if (width === 320) continue;
      await this.picture(`${name}-phone`);
      const violations = await this.violations(wcag);
      expect(violations.map((it) => `${name} phone: ${it.id} ${it.nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    await page.evaluate(() => { for (const it of document.querySelectorAll('style')) if (it.textContent?.startsWith('/* spaced out */')) it.remove(); });
    if (size !== null) await page.setViewportSize(size);
  }

  /** In this very page, and only what is wrong: the usual wrapper opens a second page, which takes the focus away, and reports all that is right. */
  private async violations(runOnly: RunOptions['runOnly']): Promise<AxeResults['violations']> {
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(axe.source);
    const rules = runOnly === contrast || this.locale === withColours ? {} : { 'color-contrast': { enabled: false } };
    return this.page.evaluate(async (options) => (await (window as unknown as { axe: { run(of: Document, options: unknown): Promise<AxeResults> } }).axe.run(document, options)).violations, { runOnly, rules, resultTypes: ['violations' as const] });
  }

  private async picture(name: string): Promise<void> {
    if (pictures !== undefined) await this.page.screenshot({ path: `${pictures}/${this.locale}-${name}.png`, fullPage: true });
  }
}
