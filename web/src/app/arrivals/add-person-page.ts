import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { addPerson } from '@palier/contracts';
import { grantable, type Role } from '@palier/domain';
import { Api, newId, places, SessionStore } from '../platform';
import { Deed, PageHeader } from '../ui';
import { roleWords } from './words';

@Component({
  selector: 'app-add-person-page',
  imports: [MatButton, PageHeader, TranslocoPipe],
  template: `
    <app-page-header [heading]="'arrivals.add' | transloco" />
    <form class="stack" (submit)="add($event)">
      <label class="field">{{ 'identity.name' | transloco }}<input name="name" autocomplete="off" required maxlength="200" [value]="wish().name" (input)="keep('name', $event)" /></label>
      <label class="field">{{ 'arrivals.loginOrMail' | transloco }}<input name="login" autocomplete="off" autocapitalize="none" required maxlength="200" [value]="wish().login" (input)="keep('login', $event)" /></label>
      <label class="field">{{ 'identity.mailOptional' | transloco }}<span class="quiet">{{ 'identity.mailWhy' | transloco }}</span><input name="mail" inputmode="email" autocomplete="off" autocapitalize="none" maxlength="200" [value]="wish().mail" (input)="keep('mail', $event)" /></label>
      <fieldset><legend>{{ 'arrivals.roles' | transloco }}</legend>@for (role of roles; track role) { <label class="tick"><input type="checkbox" [name]="role" [checked]="wish().roles.includes(role)" (change)="tick(role)" /> {{ words[role] | transloco }}</label> }</fieldset>
      <label class="field">{{ 'arrivals.language' | transloco }}<select name="locale" (change)="speak($event)"><option value="fr" [selected]="wish().locale === 'fr'">Français</option><option value="en" [selected]="wish().locale === 'en'">English</option></select></label>
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy() || wish().roles.length === 0">{{ 'arrivals.add' | transloco }}</button></div>
    </form>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; accent-color: var(--held); }`,
})
export class AddPersonPage {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly id = newId();
  protected readonly deed = new Deed();
  protected readonly words = roleWords;
  protected readonly roles = grantable(this.session.person() ?? { roles: [] });
  protected readonly wish = signal<{ name: string; login: string; mail: string; roles: Role[]; locale: 'fr' | 'en' }>({ name: '', login: '', mail: '', roles: ['learner'], locale: this.session.locale() });

  protected keep(field: 'name' | 'login' | 'mail', event: Event) { if (event.target instanceof HTMLInputElement) this.wish.set({ ...this.wish(), [field]: event.target.value }); }
  protected tick(role: Role) { this.wish.update((it) => ({ ...it, roles: it.roles.includes(role) ? it.roles.filter((other) => other !== role) : [...it.roles, role] })); }
  protected speak(event: Event) { if (event.target instanceof HTMLSelectElement) this.wish.set({ ...this.wish(), locale: event.target.value === 'en' ? 'en' : 'fr' }); }

  protected add(event: Event) {
    event.preventDefault();
    return this.deed.run(async () => {
      await this.api.send(addPerson, { body: { id: this.id, ...this.wish() } });
      await this.router.navigateByUrl(places.person(this.id));
    });
  }
}
