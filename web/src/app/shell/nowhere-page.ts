import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { places } from '../platform';
import { PageHeader } from '../ui';

/** An address that leads nowhere says so, and where to go instead. */
@Component({
  selector: 'app-nowhere-page',
  imports: [MatButton, PageHeader, RouterLink, TranslocoPipe],
  template: `
    <app-page-header [heading]="'shell.nowhere' | transloco" [lead]="'shell.nowhereLead' | transloco" />
    <a matButton="filled" [routerLink]="places.home">{{ 'shell.home' | transloco }}</a>
  `,
})
export class NowherePage {
  protected readonly places = places;
}
