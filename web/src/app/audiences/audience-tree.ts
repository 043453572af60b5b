import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Assignable, Framework, ProfileLine } from '@palier/contracts';
import { levels, tiers, type AudiencePurpose, type AudienceRule, type Level, type Place, type Tier } from '@palier/domain';
import { PartDoes, Say, TreeEditor } from '../ui';
import { audienceKindKeys } from './audience-words';

/** What a rule may name. */
export interface AudienceChoices extends Pick<Assignable, 'teams' | 'scopes' | 'sites'> { readonly profiles: readonly Pick<ProfileLine, 'id' | 'title'>[]; readonly frameworks: readonly Framework[] }

const kinds = ['team', 'profile', 'site', 'supports', 'holds', 'lacks', 'hiredWithin', 'provenBefore', 'any', 'all', 'none'] as const satisfies readonly AudienceRule['kind'][];
const chosen: AudienceRule = { kind: 'team', teamId: '' };
const fresh: Readonly<Record<AudienceRule['kind'], AudienceRule>> = { all: { kind: 'all', of: [chosen] }, any: { kind: 'any', of: [chosen] }, none: { kind: 'none', of: [chosen] }, team: chosen, profile: { kind: 'profile', profileId: '' }, site: { kind: 'site', site: '' }, holds: { kind: 'holds', competencyId: '', level: 1 }, lacks: { kind: 'lacks', competencyId: '', level: 1 }, hiredWithin: { kind: 'hiredWithin', days: 90 }, provenBefore: { kind: 'provenBefore' }, supports: { kind: 'supports', scopeId: null, tier: null } };

/** The tree of an audience, one line a part, what stands in a group set in below it. Every line can be added to, moved, wrapped and taken out by keyboard; focus follows what moved. */
@Component({
  selector: 'app-audience-tree',
  imports: [PartDoes, Say, TranslocoPipe],
  template: `
    <div class="stack" style="gap: 8px; grid-template-columns: minmax(0, 1fr)">
      @for (line of lines(); track line.key) {
        <div role="group" [attr.aria-label]="'criteria.part' | transloco: { number: line.number }" class="part" [style.margin-inline-start]="line.indent" [attr.data-place]="line.key">
          <div class="what">
            <select class="input kind" data-does="kind" [attr.aria-label]="'criteria.kindOf' | transloco: { number: line.number }" (change)="choose(line.place, $event)">@for (kind of kinds(); track kind) { <option [value]="kind" [selected]="kind === line.part.kind">{{ keys[kind] | transloco }}</option> }</select>
            @switch (line.part.kind) {
              @case ('team') { <select class="input" data-does="value" [attr.aria-label]="'campaigns.valueOf' | transloco: { number: line.number }" (change)="put(line.place, { kind: 'team', teamId: text($event) })"><option value="">{{ 'campaigns.choose' | transloco }}</option>@for (it of choices().teams; track it.id) { <option [value]="it.id" [selected]="it.id === line.part.teamId">{{ it.name | say }}</option> }</select> }
              @case ('profile') { <select class="input" data-does="value" [attr.aria-label]="'campaigns.valueOf' | transloco: { number: line.number }" (change)="put(line.place, { kind: 'profile', profileId: text($event) })"><option value="">{{ 'campaigns.choose' | transloco }}</option>@for (it of choices().profiles; track it.id) { <option [value]="it.id" [selected]="it.id === line.part.profileId">{{ it.title | say }}</option> }</select> }
              @case ('site') { <select class="input" data-does="value" [attr.aria-label]="'campaigns.valueOf' | transloco: { number: line.number }" (change)="put(line.place, { kind: 'site', site: text($event) })"><option value="">{{ 'campaigns.choose' | transloco }}</option>@for (it of choices().sites; track it.site) { <option [value]="it.site" [selected]="it.site === line.part.site">{{ it.site }} ({{ it.people }})</option> }</select> }
              @case ('holds') { <select class="input" data-does="value" [attr.aria-label]="'campaigns.valueOf' | transloco: { number: line.number }" (change)="cell(line.place, 'holds', text($event), line.part.level)"><option value="">{{ 'campaigns.choose' | transloco }}</option>@for (framework of choices().frameworks; track framework.id) { <optgroup [label]="framework.name | say">@for (it of framework.competencies; track it.id) { @if (it.hasLevels) { <option [value]="it.id" [selected]="it.id === line.part.competencyId">{{ it.name | say }}</option> } }</optgroup> }</select>
                <label class="amount">{{ 'campaigns.level' | transloco }} <select class="input" (change)="cell(line.place, 'holds', line.part.competencyId, text($event))">@for (level of levels; track level) { <option [value]="level" [selected]="level === line.part.level">{{ level }}</option> }</select></label> }
              @case ('lacks') { <select class="input" data-does="value" [attr.aria-label]="'campaigns.valueOf' | transloco: { number: line.number }" (change)="cell(line.place, 'lacks', text($event), line.part.level)"><option value="">{{ 'campaigns.choose' | transloco }}</option>@for (framework of choices().frameworks; track framework.id) { <optgroup [label]="framework.name | say">@for (it of framework.competencies; track it.id) { @if (it.hasLevels) { <option [value]="it.id" [selected]="it.id === line.part.competencyId">{{ it.name | say }}</option> } }</optgroup> }</select>
                <label class="amount">{{ 'campaigns.level' | transloco }} <select class="input" (change)="cell(line.place, 'lacks', line.part.competencyId, text($event))">@for (level of levels; track level) { <option [value]="level" [selected]="level === line.part.level">{{ level }}</option> }</select></label> }
              @case ('hiredWithin') { <label class="amount"><input class="input" data-does="value" type="number" min="1" max="3650" step="1" inputmode="numeric" required [value]="line.part.days" (input)="put(line.place, { kind: 'hiredWithin', days: number($event) })" /> {{ 'campaigns.days' | transloco }}</label> }
              @case ('supports') { <select class="input" data-does="value" [attr.aria-label]="'campaigns.valueOf' | transloco: { number: line.number }" (change)="put(line.place, { kind: 'supports', scopeId: text($event) || null, tier: line.part.tier })"><option value="">{{ 'campaigns.anyThing' | transloco }}</option>@for (it of choices().scopes; track it.id) { <option [value]="it.id" [selected]="it.id === line.part.scopeId">{{ it.name }}</option> }</select>
                <select class="input" [attr.aria-label]="'campaigns.tierOf' | transloco: { number: line.number }" (change)="put(line.place, { kind: 'supports', scopeId: line.part.scopeId, tier: tier($event) })"><option value="">{{ 'campaigns.anyTier' | transloco }}</option>@for (it of tiers; track it) { <option [value]="it" [selected]="it === line.part.tier">{{ 'audiences.tier' | transloco: { tier: it } }}</option> }</select> }
            }
          </div>
          <app-part-does [number]="line.number" [whole]="line.place.length === 0" [first]="line.first" [last]="line.last" (does)="act($event, line.place)" />
        </div>
      }
    </div>
  `,
  styles: `
    .part { border-inline-start: 3px solid var(--mat-sys-primary); padding: 4px 0 4px 12px; }
    .what { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; }
    .what > .input { width: 100%; max-width: 340px; }
    .amount { display: flex; gap: 8px; align-items: center; }
    .amount .input { width: 84px; }
  `,
})
export class AudienceTree extends TreeEditor<AudienceRule> {
  readonly rule = model.required<AudienceRule>();
  readonly choices = input.required<AudienceChoices>();
  /** A course has no release that something could be said of. */
  readonly askedFor = input<AudiencePurpose>('release');
  protected override readonly whole = this.rule;
  protected override readonly fresh = fresh;
  protected override readonly added = chosen;
  protected readonly keys = audienceKindKeys;
  protected readonly kinds = computed(() => kinds.filter((it) => it !== 'provenBefore' || this.askedFor() === 'release'));
  protected readonly levels = levels;
  protected readonly tiers = tiers;

  protected choose(place: Place, event: Event) { const kind = kinds.find((it) => it === this.text(event)); if (kind !== undefined) this.become(place, kind); }
  protected tier(event: Event): Tier | null { return tiers.find((it) => String(it) === this.text(event)) ?? null; }
  protected cell(place: Place, kind: 'holds' | 'lacks', competencyId: string, level: string | Level) { this.put(place, { kind, competencyId, level: levels.find((it) => it === Number(level)) ?? 1 }); }
}
