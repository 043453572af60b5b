import { afterNextRender, Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { search, type SearchHit } from '@palier/contracts';
import { debounceTime } from 'rxjs';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader } from '../ui';

const kinds = { course: 'searching.course', unit: 'searching.unit', question: 'searching.question', competency: 'searching.competency', article: 'searching.article' } as const;

/** What is published, found as one types. */
@Component({
  selector: 'app-search-page',
  imports: [Async, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'searching.title' | transloco" />
    <form role="search" (submit)="$event.preventDefault()"><label class="field">{{ 'searching.what' | transloco }}<input #field name="words" type="search" maxlength="200" autocomplete="off" [value]="typed()" (input)="type($event)" /></label></form>
    <app-async [of]="found">
      @if (found.value(); as it) {
        <p role="status" class="quiet">{{ (it.hits.length === 0 ? 'searching.nothing' : it.nearly ? 'searching.nearly' : 'searching.found') | transloco: { count: it.hits.length } }}</p>
        <ul class="list">
          @for (hit of it.hits; track hit.kind + hit.id) {
            <li class="card"><a [routerLink]="placeOf(hit)" [attr.lang]="hit.lang">@for (part of hit.title; track $index) {@if (part.found) {<mark>{{ part.text }}</mark>} @else {{{ part.text }}}}</a>
              <p class="quiet">{{ kind[hit.kind] | transloco }}@if (hit.within) { · <span [attr.lang]="hit.lang">{{ hit.within }}</span> }</p>
              @if (hit.excerpt.length > 0) { <p [attr.lang]="hit.lang">… @for (part of hit.excerpt; track $index) {@if (part.found) {<mark>{{ part.text }}</mark>} @else {{{ part.text }}}} …</p> }</li>
          }
        </ul>
      }
    </app-async>
    @if (typed() === '') { <p class="quiet">{{ 'searching.lead' | transloco }}</p> }
  `,
  styles: `li a { font-weight: 600; display: inline-block; padding: 2px 0; } li p { margin: 4px 0 0; } li { overflow-wrap: anywhere; } form { margin-bottom: 16px; } mark { background: none; color: inherit; font-weight: 700; text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }`,
})
export class SearchPage {
  readonly words = input<string>();
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly kind = kinds;
  protected readonly typed = signal('');
  private readonly settled = toSignal(toObservable(this.typed).pipe(debounceTime(150)), { initialValue: '' });
  private readonly asked = computed(() => this.settled().trim());
  protected readonly found = inject(Api).read(search, () => (this.asked() === '' ? undefined : { query: { words: this.asked() } }));

  constructor() {
    // The address says what was looked for, so that one comes back to it.
    effect(() => { const words = this.words(); if (words !== undefined && this.typed() === '') this.typed.set(words); });
    effect(() => { const words = this.asked(); if (words !== (this.words() ?? '')) void this.router.navigate([], { queryParams: { words: words === '' ? null : words }, replaceUrl: true }); });
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected type(event: Event) { if (event.target instanceof HTMLInputElement) this.typed.set(event.target.value); }

  protected placeOf(hit: SearchHit): string {
    switch (hit.kind) {
      case 'course': return places.course(hit.id);
      case 'unit': return places.unit(hit.courseId ?? '', hit.id);
      case 'question': return places.question(hit.id);
      case 'article': return places.article(hit.id);
      case 'competency': return places.why(this.session.person()?.id ?? '', hit.id);
    }
  }
}
