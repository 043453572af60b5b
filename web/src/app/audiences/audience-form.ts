import { Component, computed, input, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Assignable } from '@palier/contracts';
import { leavesOf, tiers as every, usualAudience, type AudienceRule, type Tier } from '@palier/domain';
import { Say } from '../ui';
import { AudienceRuleEditor } from './audience-rule';

/** For whom a campaign is: the usual choices, or more precisely a rule as a tree with its sentence beside it. */
@Component({
  selector: 'app-audience-form',
  imports: [AudienceRuleEditor, MatButton, Say, TranslocoPipe],
  template: `
    <details class="card"><summary><strong>{{ (tree() ? 'campaigns.forRule' : chosen() === 0 ? 'campaigns.forAll' : 'campaigns.forSome') | transloco: { count: chosen() } }}</strong></summary>
      <p class="quiet">{{ 'campaigns.audienceHint' | transloco }}</p>
      @if (tree(); as whole) {
        <app-audience-rule [may]="may()" [rule]="whole" (ruleChange)="rule.set($event)" />
      } @else {
        <fieldset><legend>{{ 'assignments.teams' | transloco }}</legend>@for (team of may().teams; track team.id) { <label class="tick"><input type="checkbox" [name]="'team-' + team.id" [checked]="teams().includes(team.id)" (change)="toggle(teams, team.id)" /> {{ team.name | say }} ({{ team.members }})</label> }</fieldset>
        @if (may().scopes.length > 0) { <fieldset><legend>{{ 'assignments.scopes' | transloco }}</legend>@for (scope of may().scopes; track scope.id) { <label class="tick" [class.under]="scope.productId !== null"><input type="checkbox" [name]="'scope-' + scope.id" [checked]="scopes().includes(scope.id)" (change)="toggle(scopes, scope.id)" /> {{ scope.name }} ({{ scope.people }})</label> }</fieldset> }
        @if (may().tiers.length > 0) { <fieldset><legend>{{ 'assignments.tiers' | transloco }}</legend>@for (at of may().tiers; track at.tier) { <label class="tick"><input type="checkbox" [name]="'tier-' + at.tier" [checked]="tiers().includes('' + at.tier)" (change)="toggle(tiers, '' + at.tier)" /> {{ 'scopes.tierAlone' | transloco: { tier: at.tier } }} ({{ at.people }})</label> }</fieldset> }
      }
      <div><button matButton="outlined" type="button" (click)="turn()">{{ (tree() ? 'campaigns.simpler' : 'campaigns.morePrecise') | transloco }}</button></div>
    </details>
  `,
  styles: `.tick { display: flex; gap: 12px; align-items: center; min-height: 40px; } .tick input { width: 22px; height: 22px; flex: none; accent-color: var(--held); } .under { margin-left: 28px; } summary { cursor: pointer; padding: 8px 0; } button { margin-top: 8px; } p { max-width: none; }`,
})
export class AudienceForm {
  readonly may = input.required<Assignable>();
  /** Null: everybody whom the release concerns. */
  readonly rule = model.required<AudienceRule | null>();
  protected readonly teams = signal<readonly string[]>([]);
  protected readonly scopes = signal<readonly string[]>([]);
  protected readonly tiers = signal<readonly string[]>([]);
  /** The rule where it is written more precisely. */
  private readonly precise = signal(false);
  protected readonly tree = computed(() => (this.precise() ? this.rule() : null));
  protected readonly chosen = computed(() => { const rule = this.rule(); return rule === null ? 0 : leavesOf(rule).length; });

  protected toggle(of: typeof this.teams, id: string) {
    of.update((now) => (now.includes(id) ? now.filter((it) => it !== id) : [...now, id]));
    this.rule.set(this.usual());
  }
  /** What was chosen is where the rule starts, and what is gone back to. */
  protected turn() {
    this.rule.set(this.precise() ? this.usual() : (this.usual() ?? { kind: 'team', teamId: '' }));
    this.precise.update((now) => !now);
  }

  private usual() { return usualAudience(this.teams(), this.scopes(), every.filter((it): it is Tier => this.tiers().includes(String(it)))); }
}
