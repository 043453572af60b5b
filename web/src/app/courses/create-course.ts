import { Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { makeDraft } from '@palier/contracts';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed } from '../ui';

/** Begins a course in the reader's language, and opens it. */
@Component({
  selector: 'app-create-course',
  imports: [MatButton, TranslocoPipe],
  template: `
    <button [matButton]="look()" type="button" [disabled]="deed.busy()" (click)="create()">{{ 'shell.createCourse' | transloco }}</button>
    @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
  `,
})
export class CreateCourse {
  readonly look = input<'filled' | 'outlined'>('outlined');
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly id = newId();
  protected readonly deed = new Deed();

  protected create() {
    return this.deed.run(async () => {
      const { id } = await this.api.send(makeDraft, { body: { id: this.id, locale: this.session.locale() } });
      await this.router.navigateByUrl(places.draft(id));
    });
  }
}
