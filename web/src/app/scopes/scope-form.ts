import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

export interface ScopeWish { readonly name: string; readonly aliases: string[] }

/** What something is called, and under which other names spreadsheets know it. */
@Component({
  selector: 'app-scope-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <form class="stack" style="margin-top: 12px" (submit)="send($event)">
      <ng-content />
      <label class="field">{{ 'scopes.name' | transloco }}<input [name]="field() + '-name'" required maxlength="120" pattern="[^;\\|>]+" [value]="title()" (input)="title.set(text($event))" /></label>
      <label class="field">{{ 'scopes.aliases' | transloco }}<input [name]="field() + '-aliases'" maxlength="600" [value]="others()" (input)="others.set(text($event))" /></label>
      <div><button matButton="filled" type="submit" [disabled]="busy()">{{ does() | transloco }}</button></div></form>
  `,
})
export class ScopeForm {
  readonly field = input.required<string>();
  readonly does = input.required<string>();
  readonly busy = input(false);
  readonly name = input('');
  readonly aliases = input<readonly string[]>([]);
  readonly wished = output<ScopeWish>();
  protected readonly title = linkedSignal(() => this.name());
  protected readonly others = linkedSignal(() => this.aliases().join('; '));
  private readonly split = computed(() => this.others().split(/[;|]/).map((it) => it.trim()).filter((it) => it !== ''));

  protected text(event: Event) { return event.target instanceof HTMLInputElement ? event.target.value : ''; }
  protected send(event: Event) {
    event.preventDefault();
    this.wished.emit({ name: this.title().trim(), aliases: this.split() });
  }
}
