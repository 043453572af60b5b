import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listEditions, listProfiles } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Say, When } from '../ui';

@Component({
  selector: 'app-profiles-page',
  imports: [Async, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.profiles' | transloco" />
    @if (session.may('framework.export')) { <p class="actions">@if (session.may('sheet.publish')) { <a matButton="filled" [routerLink]="places.importSheet">{{ 'competencies.import' | transloco }}</a><a matButton="outlined" [routerLink]="places.newProfile">{{ 'competencies.newProfile' | transloco }}</a> }<a matButton="outlined" [routerLink]="places.frameworks">{{ 'frameworkFiles.title' | transloco }}</a></p> }
    @if (editions.hasValue() && editions.value().editions.length > 0) {
      <section class="card"><h2 style="margin-top: 0">{{ 'editions.waiting' | transloco }}</h2>
        <ul>@for (it of editions.value().editions; track it.id) { <li><a [routerLink]="places.edition(it.id)">{{ it.profile.title | say }}</a>&ngsp;<span class="quiet">– {{ 'editions.waits' | transloco: { open: it.open } }}</span></li> }</ul></section>
    }
    <app-async [of]="profiles">
      <ul class="list">@for (it of profiles.value()?.profiles ?? []; track it.id) {
        <li class="card"><h2 style="margin: 0"><a [routerLink]="places.profile(it.id)">{{ it.title | say }}</a></h2><p style="margin: 0">{{ (it.kind === 'official' ? 'competencies.official' : 'competencies.company') | transloco }} · {{ it.framework | say }} · {{ 'competencies.publishedOn' | transloco: { day: (it.publishedOn | when) } }}@if (it.organisation) { · {{ 'competencies.variantOf' | transloco }} {{ it.organisation | say }} }</p>
          <p class="quiet" style="margin: 0">{{ 'competencies.expects' | transloco: { expectations: it.expectations, competencies: it.competencies } }} · {{ 'competencies.people' | transloco: { count: it.people } }}</p></li>
      } @empty { <li class="card">{{ 'competencies.none' | transloco }}</li> }</ul>
    </app-async>
  `,
})
export class ProfilesPage {
  protected readonly places = places;
  protected readonly session = inject(SessionStore);
  private readonly api = inject(Api);
  protected readonly profiles = this.api.read(listProfiles);
  protected readonly editions = this.api.read(listEditions, () => (this.session.may('sheet.preview') ? {} : undefined));
}
