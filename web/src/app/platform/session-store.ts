import { computed, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { changePreferences, readSession, signOut, type Bilingual, type Locale, type Session } from '@palier/contracts';
import { mayEver, type Action } from '@palier/domain';
import { Api } from './api';

export type Theme = 'system' | 'light' | 'dark';

/** Who is here, in which language and theme. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly kept = signal<Session | null>(null);
  readonly locale = signal<Locale>(document.documentElement.lang === 'en' ? 'en' : 'fr');
  readonly theme = signal<Theme>((document.documentElement.dataset['theme'] as Theme | undefined) ?? 'system');
  readonly session = this.kept.asReadonly();
  readonly person = computed(() => this.kept()?.person ?? null);
  readonly zone = computed(() => this.kept()?.zone ?? 'Europe/Paris');

  /** A calendar day (YYYY-MM-DD) in the installation's zone, by the server's clock: today, or so many days from it. */
  today(days = 0): string {
    const now = Date.parse(this.kept()?.serverTime ?? new Date().toISOString());
    return new Intl.DateTimeFormat('en-CA', { timeZone: this.zone() }).format(new Date(now + days * 86_400_000));
  }

  async load(): Promise<void> {
    this.enter(await this.api.send(readSession, {}));
  }

  enter(session: Session): void {
    this.kept.set(session);
    if (session.person === null) this.use(this.locale(), this.theme());
    else this.use(session.person.locale, session.person.theme);
  }

  async leave(): Promise<void> {
    await this.api.send(signOut, {});
    await this.load();
  }

  /** May this person ever do this? The same table that the server asks. */
  may(action: Action): boolean {
    const person = this.person();
    return person !== null && mayEver({ roles: person.roles }, action);
  }

  async prefer(locale: Locale, theme: Theme): Promise<void> {
    this.use(locale, theme);
    if (this.person() === null) return;
    await this.api.send(changePreferences, { body: { locale, theme } });
    this.api.readAgain();
  }

  /** The words of a text in the reader's language, else in the one it exists in. */
  say(text: Bilingual | null | undefined): string {
    return text?.[this.locale()] ?? text?.fr ?? text?.en ?? '';
  }

  private use(locale: Locale, theme: Theme): void {
    this.locale.set(locale);
    this.theme.set(theme);
    this.transloco.setActiveLang(locale);
    document.documentElement.lang = locale;
    document.documentElement.dataset['theme'] = theme;
    localStorage.setItem('palier.locale', locale);
    localStorage.setItem('palier.theme', theme);
  }
}
