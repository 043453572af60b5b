import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { AssignmentLine } from '@palier/contracts';
import { SessionStore } from '../platform';
import { dayInWords } from '../ui';
import { hindranceWords } from './words';

/** Why a due day is the day it is: what was not counted for it, in the order of the days. */
@Component({
  selector: 'app-passed-over',
  imports: [TranslocoPipe],
  template: `@if (said(); as passed) { <span class="quiet">{{ 'workdays.passed' | transloco: { passed } }}</span> }`,
})
export class PassedOverWords {
  readonly of = input.required<AssignmentLine['duePassed']>();
  private readonly session = inject(SessionStore);
  private readonly words = inject(TranslocoService);
  protected readonly said = computed(() => {
    const locale = this.session.locale();
    return this.of().map((it) => `${it.name === '' ? this.words.translate(hindranceWords[it.why], {}, locale) : it.name} (${days(it, locale)})`).join(', ');
  });
}

const days = ({ from, until }: AssignmentLine['duePassed'][number], locale: 'fr' | 'en'): string => (from === until ? dayInWords(from, locale) : new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).formatRange(new Date(from), new Date(until)));
