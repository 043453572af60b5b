import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { writeCompanyLevels, type Profile } from '@palier/contracts';
import { Api, newId, SessionStore } from '../platform';
import { Deed, Say } from '../ui';

/** Four levels in the company's words, for a competency that the sheet leaves without. */
@Component({
  selector: 'app-company-levels-form',
  imports: [MatButton, Say, TranslocoPipe],
  template: `
    <details class="no-print"><summary>{{ (competency().hasLevels ? 'competencies.rewriteLevels' : 'competencies.writeLevels') | transloco }}<span class="sr"> {{ competency().name | say }}</span></summary>
      <form class="stack" style="margin-top: 12px" (submit)="write($event)">
        <p class="quiet" style="margin: 0">{{ 'competencies.writeLevelsLead' | transloco }}</p>
        @for (level of levels; track level) { <label class="field">{{ 'evidence.levelHeading' | transloco: { level } }}<textarea [name]="'level-' + level" rows="2" required maxlength="1000" [value]="statements()[level - 1] ?? ''" (input)="keep(level, $event)"></textarea></label> }
        <label class="field">{{ 'competencies.reason' | transloco }}<input name="levels-reason" required maxlength="500" [value]="reason()" (input)="reason.set(text($event))" /></label>
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
        <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'competencies.saveLevels' | transloco }}</button></div></form></details>
  `,
})
export class CompanyLevelsForm {
  readonly competency = input.required<Profile['profileCompetencies'][number]>();
  readonly written = output();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly levels = [1, 2, 3, 4] as const;
  protected readonly reason = signal('');
  protected readonly statements = linkedSignal<readonly string[]>(() => this.levels.map((level) => this.competency().statements.find((it) => it.level === level)?.text[this.session.locale()] ?? ''));

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target.value : ''; }
  protected keep(level: number, event: Event) { this.statements.update((now) => now.map((it, index) => (index === level - 1 ? this.text(event) : it))); }

  protected write(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      const { competencyId, levelsVersion } = this.competency();
      await this.api.send(writeCompanyLevels, { params: { competencyId }, body: { id: newId(), seen: levelsVersion, locale: this.session.locale(), statements: [...this.statements()], reason: this.reason() } });
      this.written.emit();
    });
  }
}
