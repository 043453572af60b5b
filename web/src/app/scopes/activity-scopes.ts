import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { sayScopes, type NamedScope, type ScopeValue } from '@palier/contracts';
import { Api } from '../platform';
import { Deed, ScopeName } from '../ui';
import { ScopeChoice } from './scope-choice';

const valueOf = ({ scopeId, tier }: ScopeValue): ScopeValue => ({ scopeId, tier });

/** What a course, or one activity of it, is about; for whoever may say it. */
@Component({
  selector: 'app-activity-scopes',
  imports: [MatButton, ScopeChoice, ScopeName, TranslocoPipe],
  template: `
    <details class="no-print"><summary>{{ 'scopes.say' | transloco }}<span class="sr"> {{ title() }}</span></summary>
      <ul class="list">@for (it of scopes(); track $index) { <li class="row" style="justify-content: flex-start"><span>{{ it | scopeName }}</span><button matButton type="button" [disabled]="deed.busy()" (click)="without(it)">{{ 'scopes.remove' | transloco }}<span class="sr"> {{ it | scopeName }}</span></button></li> } @empty { <li class="quiet">{{ 'scopes.aboutNothing' | transloco }}</li> }</ul>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <app-scope-choice [name]="unitId() ?? 'course'" [does]="'scopes.addAbout'" [busy]="deed.busy()" (chosen)="more($event)" /></details>
  `,
  styles: `:host { display: block; } summary { cursor: pointer; padding: 8px 0; } details[open] { margin-bottom: 16px; }`,
})
export class ActivityScopes {
  readonly courseId = input.required<string>();
  readonly unitId = input<string | null>(null);
  readonly title = input.required<string>();
  readonly scopes = input.required<readonly NamedScope[]>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();

  protected more(it: ScopeValue) { return this.keep([...this.scopes().map(valueOf), it]); }
  protected without(it: NamedScope) { return this.keep(this.scopes().filter((other) => other !== it).map(valueOf)); }

  private keep(scopes: ScopeValue[]) {
    return this.deed.run(async () => {
      await this.api.send(sayScopes, { params: { courseId: this.courseId() }, body: { unitId: this.unitId(), seen: this.scopes().map(valueOf), scopes } });
      this.changed.emit();
    });
  }
}
