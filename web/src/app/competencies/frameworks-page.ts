import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { exportFramework, exportFrameworkTable, listFrameworks, type Framework } from '@palier/contracts';
import { addressOf, Api, SessionStore } from '../platform';
import { Async, PageHeader, Say } from '../ui';
import { FrameworkImport } from './framework-import';

/** The frameworks that there are, each as a file, and the way in for one from elsewhere. */
@Component({
  selector: 'app-frameworks-page',
  imports: [Async, FrameworkImport, MatButton, PageHeader, Say, TranslocoPipe],
  template: `
    <app-page-header [heading]="'frameworkFiles.title' | transloco" [lead]="'frameworkFiles.lead' | transloco" />
    <app-async [of]="frameworks">
      <ul class="list">@for (it of frameworks.value()?.frameworks ?? []; track it.id) {
        <li class="card"><h2>{{ it.name | say }}</h2>
          <p class="quiet">{{ (it.kind === 'official' ? 'frameworkFiles.official' : 'frameworkFiles.company') | transloco }} · {{ 'frameworkFiles.counts' | transloco: { competencies: it.competencies.length, levels: withLevels(it) } }}</p>
          <div class="actions"><a matButton="outlined" [href]="asCase(it)" download>{{ 'frameworkFiles.asCase' | transloco }}<span class="sr"> {{ it.name | say }}</span></a><a matButton="outlined" [href]="asTable(it)" download>{{ 'frameworkFiles.asTable' | transloco }}<span class="sr"> {{ it.name | say }}</span></a></div></li>
      } @empty { <li class="card">{{ 'frameworkFiles.none' | transloco }}</li> }</ul>
    </app-async>
    @if (session.may('framework.import')) { <h2>{{ 'frameworkFiles.import' | transloco }}</h2><app-framework-import (taken)="frameworks.reload()" /> }
  `,
  styles: `.card h2, .card p { margin: 0; }`,
})
export class FrameworksPage {
  protected readonly session = inject(SessionStore);
  protected readonly frameworks = inject(Api).read(listFrameworks);
  protected withLevels(it: Framework) { return it.competencies.filter((one) => one.hasLevels).length; }
  protected asCase(it: Framework) { return addressOf(exportFramework, { frameworkId: it.id }, { locale: this.session.locale() }); }
  protected asTable(it: Framework) { return addressOf(exportFrameworkTable, { frameworkId: it.id }, { locale: this.session.locale() }); }
}
