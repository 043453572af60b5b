import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Bilingual } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { SessionStore } from '../platform';
import { DayInWords, Say } from '../ui';

export interface ExpectationsWish { readonly title: string; /** The place of a kind of organisation, of those offered. */ readonly organisation: number | null; readonly effectiveFrom: string; readonly reason: string; readonly expectations: { competencyId: string; level: Level | null }[] }
export interface Choice { readonly competencyId: string; readonly name: Bilingual; readonly hasLevels: boolean; /** Chosen at first. */ readonly level: Level | null }

/** Expected levels, competency by competency, with their first day and the reason; a title too where a profile is made. */
@Component({
  selector: 'app-expectations-form',
  imports: [DayInWords, MatButton, Say, TranslocoPipe],
  template: `
    <form class="stack" style="margin-top: 12px" (submit)="send($event)">
      @if (entitled()) { <label class="field">{{ 'competencies.title' | transloco }}<input [name]="name() + '-title'" required maxlength="200" [value]="title()" (input)="title.set(text($event))" /></label> }
      @if (organisations().length > 0) { <label class="field">{{ 'competencies.variant' | transloco }}<select [name]="name() + '-organisation'" (change)="organisation.set(text($event))"><option value="">{{ 'competencies.anyOrganisation' | transloco }}</option>@for (it of organisations(); track $index) { <option [value]="$index">{{ it | say }}</option> }</select></label> }
      <label class="field">{{ 'competencies.from' | transloco }}<input [name]="name() + '-from'" type="date" required [min]="entitled() ? '' : session.today()" [value]="from()" (input)="from.set(text($event))" /></label>
      <label class="field">{{ 'competencies.reason' | transloco }}<input [name]="name() + '-reason'" required maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
      @for (c of competencies(); track c.competencyId) { @if (c.hasLevels) {
        <label class="field">{{ c.name | say }}<select [name]="name() + '-' + c.competencyId" (change)="choose(c.competencyId, $event)"><option value="">{{ 'competencies.noExpectation' | transloco }}</option>@for (n of levels; track n) { <option [value]="n" [selected]="chosen()[c.competencyId] === n">{{ 'evidence.levelHeading' | transloco: { level: n } }}</option> }</select></label>
      } }
      <div class="actions">@if (trial()) { <button matButton="outlined" type="button" [disabled]="busy()" (click)="tried.emit(wish())">{{ 'whatIf.try' | transloco }}</button> }<button matButton="filled" type="submit" [disabled]="busy()">{{ does() | transloco }}</button></div></form>
  `,
})
export class ExpectationsForm {
  readonly competencies = input.required<readonly Choice[]>();
  /** Tells the fields of two forms on one page apart. */
  readonly name = input.required<string>();
  /** The key of what its button says. */
  readonly does = input.required<string>();
  readonly busy = input(false);
  readonly entitled = input(false);
  /** Kinds of organisation that the sheet tells apart: the profile may be the variant for one. */
  readonly organisations = input<readonly Bilingual[]>([]);
  /** Offers to try it first. */
  readonly trial = input(false);
  readonly wished = output<ExpectationsWish>();
  readonly tried = output<ExpectationsWish>();
  protected readonly session = inject(SessionStore);
  protected readonly levels = [1, 2, 3, 4] as const;
  protected readonly title = signal('');
  protected readonly organisation = signal('');
  protected readonly reason = signal('');
  protected readonly from = signal(this.session.today());
  protected readonly chosen = linkedSignal<Record<string, Level | null>>(() => Object.fromEntries(this.competencies().map((it) => [it.competencyId, it.level])));

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement ? event.target.value : ''; }
  protected choose(competencyId: string, event: Event) {
    const level = this.levels.find((it) => String(it) === this.text(event)) ?? null;
    this.chosen.update((now) => ({ ...now, [competencyId]: level }));
  }

  protected wish(): ExpectationsWish {
    const expectations = this.competencies().filter((it) => it.hasLevels).map((it) => ({ competencyId: it.competencyId, level: this.chosen()[it.competencyId] ?? null }));
    return { title: this.title(), organisation: this.organisation() === '' ? null : Number(this.organisation()), effectiveFrom: this.from(), reason: this.reason(), expectations };
  }

  protected send(event: Event) {
    event.preventDefault();
    this.wished.emit(this.wish());
  }
}
