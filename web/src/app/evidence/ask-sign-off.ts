import { Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { requestSignOff } from '@palier/contracts';
import type { Level } from '@palier/domain';
import { Api, newId } from '../platform';
import { Deed } from '../ui';

/** Asks for one sign-off at a press; one beside another waits for none. */
@Component({
  selector: 'app-ask-sign-off',
  imports: [MatButton, TranslocoPipe],
  template: `
    <button matButton="filled" type="button" [disabled]="deed.busy()" (click)="ask()">{{ 'way.ask' | transloco }}<span class="sr"> {{ name() }}</span></button>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
})
export class AskSignOff {
  readonly competencyId = input.required<string>();
  readonly level = input.required<Level>();
  readonly name = input.required<string>();
  readonly asked = output();
  private readonly api = inject(Api);
  protected readonly deed = new Deed();
  /** Sent again after a lost answer, it is asked once. */
  private readonly id = newId();

  protected ask() {
    return this.deed.run(async () => {
      await this.api.send(requestSignOff, { body: { id: this.id, competencyId: this.competencyId(), level: this.level(), note: '' } });
      this.asked.emit();
    });
  }
}
