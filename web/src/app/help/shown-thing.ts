import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ShownThing } from '@palier/contracts';
import { places, SessionStore } from '../platform';

/** What a request is about, with the way to it; a question without its key. */
@Component({
  selector: 'app-shown-thing',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @let it = of();
    @switch (it.about) {
      @case ('unit') { <p><a [routerLink]="places.unit(it.courseId, it.unitId)" [attr.lang]="lang(it.lang)">{{ it.title }}</a><br /><span class="quiet" [attr.lang]="lang(it.lang)">{{ it.courseTitle }}</span>@if (it.outdated) { <br /><span class="quiet">{{ 'questions.outdated' | transloco }}</span> }</p> }
      @case ('question') {
        <p>{{ 'questions.quizQuestion' | transloco }} <q [attr.lang]="lang(it.lang)">{{ it.prompt }}</q>@if (!it.open && own()) { <br /><a [routerLink]="places.result(it.attemptId)">{{ 'learning.seeResult' | transloco }}</a> }</p>
        @if (full()) { <ul [attr.lang]="lang(it.lang)">@for (option of it.options; track $index) { <li>{{ option }}</li> }</ul>@if (it.open && !own()) { <p><strong>{{ 'questions.stillAnswering' | transloco }}</strong></p> } }
      }
      @case ('level') { <p>@if (own()) { <a [routerLink]="places.why(personId(), it.competencyId)">{{ level() }}</a> } @else { <strong>{{ level() }}</strong> }@if (full()) { <br /><span>{{ session.say(it.statement) }}</span> }</p> }
    }
  `,
  styles: `p, ul { margin: 0 0 8px; } :host > :last-child { margin-bottom: 0; } q::before { content: '«\\202f'; } q::after { content: '\\202f»'; } q:lang(en)::before { content: '“'; } q:lang(en)::after { content: '”'; }`,
})
export class ShownThingLine {
  readonly of = input.required<ShownThing>();
  readonly personId = input.required<string>();
  readonly full = input(false);
  protected readonly session = inject(SessionStore);
  protected readonly places = places;
  protected readonly own = computed(() => this.personId() === this.session.person()?.id);
  protected readonly level = computed(() => { const it = this.of(); return it.about === 'level' ? `${this.session.say(it.name)}, ${it.level}` : ''; });
  /** The language of the words, where it is not the reader's. */
  protected lang(it: 'fr' | 'en') { return it === this.session.locale() ? null : it; }
}
