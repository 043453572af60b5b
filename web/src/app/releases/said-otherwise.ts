import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NotesPreview } from '@palier/contracts';
import { partsSaidOtherwise } from '@palier/domain';
import { kindKeys, partKeys, severityKeys } from './words';

type Said = NonNullable<NotesPreview['lines'][number]['before']>;

/** What of a change the notes say otherwise than before: its weight, its kind, its part of the product, its number, its words, its sources. */
@Component({
  selector: 'app-said-otherwise',
  imports: [TranslocoPipe],
  template: `
    <ul>@for (part of parts(); track part) {
      <li><span class="quiet">{{ keys[part] | transloco }}</span>&ngsp;
        @switch (part) {
          @case ('severity') { <del><span class="sr">{{ 'releases.before' | transloco }} </span>{{ severities[before().severity] | transloco }}</del>&ngsp;<span aria-hidden="true">→</span>&ngsp;<ins><span class="sr">{{ 'releases.now' | transloco }} </span>{{ severities[after().severity] | transloco }}</ins> }
          @case ('kind') { <del><span class="sr">{{ 'releases.before' | transloco }} </span>{{ kinds[before().kind] | transloco }}</del>&ngsp;<span aria-hidden="true">→</span>&ngsp;<ins><span class="sr">{{ 'releases.now' | transloco }} </span>{{ kinds[after().kind] | transloco }}</ins> }
          @default { <del><span class="sr">{{ 'releases.before' | transloco }} </span>{{ words(part, before()) || ('releases.partEmpty' | transloco) }}</del>&ngsp;<span aria-hidden="true">→</span>&ngsp;<ins><span class="sr">{{ 'releases.now' | transloco }} </span>{{ words(part, after()) || ('releases.partEmpty' | transloco) }}</ins> }
        }</li>
    }</ul>
  `,
  styles: `ul { list-style: none; padding: 0; margin: 4px 0 0; display: grid; gap: 4px; } li { overflow-wrap: anywhere; } del { color: var(--quiet); } ins { text-decoration: none; font-weight: 560; }`,
})
export class SaidOtherwise {
  readonly before = input.required<Said>();
  readonly after = input.required<Said>();
  protected readonly keys = partKeys;
  protected readonly kinds = kindKeys;
  protected readonly severities = severityKeys;
  protected readonly parts = computed(() => partsSaidOtherwise(this.before(), this.after()));

  protected words(part: 'area' | 'key' | 'text' | 'links', said: Said): string { return part === 'links' ? said.links.join(', ') : (said[part] ?? ''); }
}
