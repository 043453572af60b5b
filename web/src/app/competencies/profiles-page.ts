import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { listProfiles } from '@palier/contracts';
import { Api, places, SessionStore } from '../platform';
import { Async, PageHeader, Say, When } from '../ui';

@Component({
  selector: 'app-profiles-page',
  imports: [Async, MatButton, PageHeader, RouterLink, Say, TranslocoPipe, When],
  template: `
    <app-page-header [heading]="'shell.profiles' | transloco" />
    @if (session.may('sheet.publish')) { <p class="actions"><a matButton="filled" [routerLink]="places.importSheet">{{ 'competencies.import' | transloco }}</a>&ngsp;<a matButton="outlined" [routerLink]="places.newProfile">{{ 'competencies.newProfile' | transloco }}</a></p> }
    <app-async [of]="profiles">
      <ul class="list">@for (it of profiles.value()?.profiles ?? []; track it.id) {
        <li class="card"><h2 style="margin: 0"><a [routerLink]="places.profile(it.id)">{{ it.title | say }}</a></h2><p style="margin: 0">{{ (it.kind === 'official' ? 'competencies.official' : 'competencies.company') | transloco }} · {{ it.framework | say }} · {{ 'competencies.publishedOn' | transloco: { day: (it.publishedOn | when) } }}</p>
          <p class="quiet" style="margin: 0">{{ 'competencies.expects' | transloco: { expectations: it.expectations, competencies: it.competencies } }} · {{ 'competencies.people' | transloco: { count: it.people } }}</p></li>
      } @empty { <li class="card">{{ 'competencies.none' | transloco }}</li> }</ul>
    </app-async>
  `,
})
export class ProfilesPage {
  protected readonly places = places;
  protected readonly session = inject(SessionStore);
  protected readonly profiles = inject(Api).read(listProfiles);
}
