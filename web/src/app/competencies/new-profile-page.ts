import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listFrameworks, makeProfile } from '@palier/contracts';
import { Api, newId, places } from '../platform';
import { Async, Deed, PageHeader, Say } from '../ui';
import { ExpectationsForm, type Choice, type ExpectationsWish } from './expectations-form';

@Component({
  selector: 'app-new-profile-page',
  imports: [Async, ExpectationsForm, PageHeader, RouterLink, Say, TranslocoPipe],
  template: `
    <app-page-header [heading]="'competencies.newProfile' | transloco" [lead]="'competencies.newProfileLead' | transloco" />
    <app-async [of]="frameworks">
      @if (choices().length === 0) { <p class="card">{{ 'competencies.noFramework' | transloco }} <a [routerLink]="places.importSheet">{{ 'competencies.import' | transloco }}</a></p> }
      @else {
        <label class="field">{{ 'reporting.framework' | transloco }}<select name="framework" (change)="choose($event)">@for (it of frameworks.value()?.frameworks ?? []; track it.id) { <option [value]="it.id" [selected]="it.id === frameworkId()">{{ it.name | say }}</option> }</select></label>
        <app-expectations-form name="new" [does]="'competencies.make'" [entitled]="true" [competencies]="choices()" [busy]="deed.busy()" (wished)="make($event)" />
        @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      }
    </app-async>
  `,
})
export class NewProfilePage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly places = places;
  protected readonly deed = new Deed();
  protected readonly frameworks = this.api.read(listFrameworks);
  protected readonly frameworkId = linkedSignal(() => this.frameworks.value()?.frameworks[0]?.id ?? '');
  protected readonly choices = computed<Choice[]>(() => (this.frameworks.value()?.frameworks.find((it) => it.id === this.frameworkId())?.competencies ?? []).map((it) => ({ competencyId: it.id, name: it.name, hasLevels: it.hasLevels, level: null })));
  /** Sent twice by a lost answer, it is made once. */
  private readonly id = newId();

  protected choose(event: Event) { if (event.target instanceof HTMLSelectElement) this.frameworkId.set(event.target.value); }

  protected make({ organisation: _, ...wish }: ExpectationsWish) {
    return this.deed.run(async () => {
      const { id } = await this.api.send(makeProfile, { body: { id: this.id, frameworkId: this.frameworkId(), ...wish } });
      await this.router.navigateByUrl(places.profile(id));
    });
  }
}
