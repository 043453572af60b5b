import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listChecklists } from '@palier/contracts';
import { Api, places } from '../platform';

/** The checklists that may be observed of somebody; nothing where there are none. */
@Component({
  selector: 'app-checklist-links',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @if (checklists.value()?.checklists; as all) { @if (all.length > 0) {
      <details class="card fold"><summary><strong>{{ 'checklists.heading' | transloco }}</strong>&ngsp;<span class="quiet">{{ all.length }}</span></summary>
        <ul class="plain">@for (it of all; track it.unitId) {
          <li><a [routerLink]="places.checklist(personId(), it.unitId)" [attr.lang]="it.lang">{{ it.title }}</a><br /><span class="quiet"><span [attr.lang]="it.lang">{{ it.courseTitle }}</span> · {{ (it.done ? 'checklists.done' : 'checklists.progress') | transloco: it }}@if (it.asked) { · <strong class="asked">{{ 'checklists.isAsked' | transloco }}</strong> }</span></li>
        }</ul></details>
    } }
  `,
  styles: `ul { margin: 0; padding: 0 16px 12px; list-style: none; } li { padding: 8px 0; border-top: 1px solid var(--line); } li a { display: inline-block; padding: 4px 0; } .asked { color: var(--to-acquire); }`,
})
export class ChecklistLinks {
  readonly personId = input.required<string>();
  protected readonly places = places;
  protected readonly checklists = inject(Api).read(listChecklists, () => ({ params: { personId: this.personId() } }));
}
