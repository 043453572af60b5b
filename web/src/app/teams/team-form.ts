import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Bilingual, TeamLine } from '@palier/contracts';
import { Say } from '../ui';

export interface TeamWish { readonly name: Bilingual; readonly parentId: string | null }

/** What a team is called, and, where it opens, which one it stands under. */
@Component({
  selector: 'app-team-form',
  imports: [MatButton, Say, TranslocoPipe],
  template: `
    <form class="stack" style="margin-top: 12px" (submit)="send($event)">
      <label class="field">{{ 'teams.nameFr' | transloco }}<input name="name-fr" maxlength="200" [required]="english().trim() === ''" [value]="french()" (input)="french.set(text($event))" /></label>
      <label class="field">{{ 'teams.nameEn' | transloco }}<input name="name-en" maxlength="200" [value]="english()" (input)="english.set(text($event))" /></label>
      @if (parents(); as teams) { <label class="field">{{ 'teams.under' | transloco }}<select name="parent" (change)="parentId.set(text($event))"><option value="">{{ 'teams.underNone' | transloco }}</option>@for (it of teams; track it.id) { <option [value]="it.id" [selected]="parentId() === it.id">{{ it.name | say }}</option> }</select></label> }
      <div><button matButton="filled" type="submit" [disabled]="busy()">{{ does() | transloco }}</button></div></form>
  `,
})
export class TeamForm {
  /** The key of what its button says. */
  readonly does = input.required<string>();
  readonly busy = input(false);
  readonly name = input<Bilingual>({});
  /** Absent where the place of the team is not asked for. */
  readonly parents = input<readonly TeamLine[]>();
  readonly wished = output<TeamWish>();
  protected readonly french = linkedSignal(() => this.name().fr ?? '');
  protected readonly english = linkedSignal(() => this.name().en ?? '');
  protected readonly parentId = linkedSignal(() => { this.parents(); return ''; });
  private readonly named = computed<Bilingual>(() => ({ ...(this.french().trim() === '' ? {} : { fr: this.french().trim() }), ...(this.english().trim() === '' ? {} : { en: this.english().trim() }) }));

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }

  protected send(event: Event) {
    event.preventDefault();
    this.wished.emit({ name: this.named(), parentId: this.parentId() || null });
  }
}
