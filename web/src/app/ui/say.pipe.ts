import { inject, Pipe, type PipeTransform } from '@angular/core';
import type { Bilingual } from '@palier/contracts';
import { SessionStore } from '../platform';

/** A bilingual text in the reader's language. Impure: the language may change under it. */
@Pipe({ name: 'say', pure: false })
export class Say implements PipeTransform {
  private readonly session = inject(SessionStore);
  transform(text: Bilingual | null | undefined): string { return this.session.say(text); }
}

/** A calendar day as it is said: 3 mars 2026, 3 March 2026. */
export const dayInWords = (day: string, locale: 'fr' | 'en'): string => new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** A calendar day or an instant in the reader's language and the installation's zone. */
@Pipe({ name: 'when', pure: false })
export class When implements PipeTransform {
  private readonly session = inject(SessionStore);
  transform(value: string | null | undefined): string {
    if (!value) return '';
    const locale = this.session.locale() === 'fr' ? 'fr-FR' : 'en-GB';
    return value.length === 10
      ? dayInWords(value, this.session.locale())
      : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: this.session.zone() }).format(new Date(value));
  }
}

/** A share of one, in whole percent. */
@Pipe({ name: 'share', pure: false })
export class Share implements PipeTransform {
  private readonly session = inject(SessionStore);
  transform(value: number): string { return new Intl.NumberFormat(this.session.locale(), { style: 'percent', maximumFractionDigits: 0 }).format(value); }
}

/** A count as it is written in the language of the reader: 5 000, 5,000. */
@Pipe({ name: 'numeral', pure: false })
export class Numeral implements PipeTransform {
  private readonly session = inject(SessionStore);
  transform(value: number): string { return new Intl.NumberFormat(this.session.locale()).format(value); }
}
