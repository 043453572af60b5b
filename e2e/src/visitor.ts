import axe, { type AxeResults, type RunOptions } from 'axe-core';
import { expect, type CDPSession, type Locator, type Page } from '@playwright/test';
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

/** Whether an element that was reached shows so: by an outline of its own, or by Material's mark within it. */
function focusState(target: Element): 'seen' | 'hidden' | 'elsewhere' {
  if (target !== document.activeElement) return 'elsewhere';
  const seen = (of: Element, pseudo?: string): boolean => {
    const style = getComputedStyle(of, pseudo);
    return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || (pseudo !== undefined && style.content !== 'none' && style.borderTopStyle !== 'none' && style.borderTopWidth !== '0px');
  };
  return seen(target) || [...target.querySelectorAll('.mat-focus-indicator'), target].some((of) => seen(of, '::before')) ? 'seen' : 'hidden';
}

/** How many times Tab is pressed, at least, from where the focus is to an element: those between are not looked at one by one. */
function stepsTo(target: Element): number {
  const groups = new Set<string>();
  const inOrder = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]')].filter((it) => {
    if (it === document.activeElement || it === target) return true;
    if (it.tabIndex < 0 || it.matches(':disabled, [inert] *, input[type=hidden]') || !it.checkVisibility({ visibilityProperty: true })) return false;
    if (!(it instanceof HTMLInputElement) || it.type !== 'radio') return true;
    // Of the buttons of one group, Tab stops at one.
    return !groups.has(it.name) && groups.add(it.name).size > 0;
  });
  const [from, to] = [inOrder.findIndex((it) => it === document.activeElement), inOrder.indexOf(target as HTMLElement)];
  return Math.max(0, (to > from ? to - from : inOrder.length - from + to) - 2);
}

/** Somebody at a keyboard, without a mouse: they reach things with Tab, as far as Tab leads. */
export class Visitor {
  readonly say: ReturnType<typeof wordsOf>;
  /** Presses, texts and ticks so far: what the visit costs its visitor. */
  interactions = 0;
  private keys: CDPSession | undefined;
  constructor(readonly page: Page, readonly locale: Locale) { this.say = wordsOf(locale); }

  /** Tab, until the target has the focus, and shows it. What Tab does not reach, nobody without a mouse can use. */
  async reach(target: Locator): Promise<void> {
    await expect(target).toBeVisible();
    await this.tabs(await target.evaluate(stepsTo));
    for (let steps = 0; steps < 300; steps++) {
      if (await target.evaluate((it) => it === document.activeElement)) {
        // Focus that a script gave need not show itself; one step away and back, it must.
        if (!(await target.evaluate((it) => it.matches(':focus-visible')))) for (const key of ['Shift+Tab', 'Tab']) await this.page.keyboard.press(key);
        // A page that comes in takes the focus to its heading: then Tab goes on from there.
        await expect.poll(() => target.evaluate(focusState), 'the focus is seen, or has moved on').not.toBe('hidden');
        if ((await target.evaluate(focusState)) === 'seen') return;
        continue;
      }
      await this.page.keyboard.press('Tab');
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
    await this.reach(target);
    this.interactions++;
    await this.page.keyboard.press(key);
  }

  /** Opens what a summary hides. */
  async unfold(name: string | RegExp): Promise<void> {
    await this.reach(this.page.locator('summary', { hasText: name }).first());
    this.interactions++;
    await this.page.keyboard.press('Enter');
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
  }

  /** Chooses from a list as keyboards do, by the first signs of its words. A list may come in after its field: what is typed before that chooses nothing. */
  async pick(list: Locator, words: string): Promise<void> {
    const start = new RegExp(`^\\s*${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'i');
    await expect(list.locator('option').filter({ hasText: start }).first()).toBeAttached();
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
    if ((await box.getAttribute('type')) !== 'radio') {
      await this.reach(box);
      await this.page.keyboard.press('Space');
      return;
    }
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

  /** Signs in, and chooses the language of the visit where the account has the other one. */
  async enter(login: string, password?: string): Promise<void> {
    await this.signIn(login, password);
    await this.settle();
  }

  /** Gives a password, wherever that leads. */
  async signIn(login: string, password = 'palier-demo-2026'): Promise<void> {
    await this.page.context().clearCookies();
    await this.page.goto('/sign-in');
    await this.write(this.page.locator('input[name=login]'), login);
    await this.write(this.page.locator('input[name=password]'), password);
    await this.page.keyboard.press('Enter');
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

  /** axe on the wide screen and on a phone, and of the other theme what colours can break; nothing scrolls sideways on a phone, with the text spaced out, or at 320 pixels; one title, said in the window. */
  async look(name: string): Promise<void> {
    const { page } = this;
    await expect(page.locator('mat-progress-bar')).toHaveCount(0);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page).toHaveTitle(/\S+.* · Palier/);
    const before = await page.evaluate(() => document.documentElement.dataset['theme'] ?? 'system');
    for (const theme of ['light', 'dark']) {
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
    return this.page.evaluate(async (options) => (await (window as unknown as { axe: { run(of: Document, options: unknown): Promise<AxeResults> } }).axe.run(document, options)).violations, { runOnly, resultTypes: ['violations' as const] });
  }

  private async picture(name: string): Promise<void> {
    if (pictures !== undefined) await this.page.screenshot({ path: `${pictures}/${this.locale}-${name}.png`, fullPage: true });
  }
}
