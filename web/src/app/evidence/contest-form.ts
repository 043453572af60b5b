import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { contestSignOff, type OpinionLink } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Deed } from '../ui';
import { opinionWords } from './opinion-words';

/** What became of a second opinion about a signature; or where whoever was refused, or lost one, contests it. */
@Component({
  selector: 'app-contest-form',
  imports: [MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (opinion(); as it) { <p class="opinion"><a [routerLink]="places.opinion(it.id)">{{ words[it.state] | transloco }}</a></p> }
    @if (mayContest()) {
      <details class="no-print"><summary>{{ 'opinions.contest' | transloco }}</summary>
        <form class="stack" (submit)="contest($event)"><label class="field">{{ 'opinions.contestWhy' | transloco }}<textarea name="contest" rows="3" required maxlength="2000"></textarea></label>
          @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
          <div><button matButton="outlined" type="submit" [disabled]="deed.busy()">{{ 'opinions.contestNow' | transloco }}</button></div></form></details>
    }
  `,
  styles: `.opinion { margin: 4px 0; } summary { cursor: pointer; padding: 8px 0; }`,
})
export class ContestForm {
  readonly signOffId = input.required<string>();
  readonly opinion = input.required<OpinionLink | null>();
  readonly mayContest = input.required<boolean>();
  readonly changed = output();
  private readonly api = inject(Api);
  protected readonly places = places;
  protected readonly words = opinionWords;
  protected readonly deed = new Deed();

  protected contest(event: Event) {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return undefined;
    const words = String(new FormData(event.target).get('contest') ?? '');
    return this.deed.run(async () => {
      await this.api.send(contestSignOff, { params: { signOffId: this.signOffId() }, body: { id: newId(), words } });
      this.changed.emit();
    });
  }
}
