import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { listFrameworks, listProfiles, type Assignable } from '@palier/contracts';
import { problemOfAudience, type AudiencePurpose, type AudienceRule } from '@palier/domain';
import { Api, SessionStore } from '../platform';
import { Async } from '../ui';
import { AudienceTree, type AudienceChoices } from './audience-tree';
import { audienceInWords, audienceProblemKeys } from './audience-words';

/** The rule of an audience as a tree, with its sentence below it, or what it lacks. */
@Component({
  selector: 'app-audience-rule',
  imports: [Async, AudienceTree, TranslocoPipe],
  template: `
    <app-async [of]="frameworks" /><app-async [of]="profiles" />
    @if (choices(); as may) { <app-audience-tree [rule]="rule()" (ruleChange)="rule.set($event)" [choices]="may" [askedFor]="askedFor()" /> }
    <p aria-live="polite"><strong>{{ 'criteria.inWords' | transloco }}</strong> @if (problem(); as key) { <span class="error">{{ key | transloco }}</span> } @else { {{ words() }} }</p>
  `,
  styles: `p { max-width: none; }`,
})
export class AudienceRuleEditor {
  readonly may = input.required<Assignable>();
  readonly rule = model.required<AudienceRule>();
  readonly askedFor = input<AudiencePurpose>('release');
  private readonly api = inject(Api);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(SessionStore);
  protected readonly frameworks = this.api.read(listFrameworks, () => ({}));
  protected readonly profiles = this.api.read(listProfiles, () => ({}));
  protected readonly choices = computed<AudienceChoices | null>(() => (this.frameworks.hasValue() && this.profiles.hasValue() ? { ...this.may(), frameworks: this.frameworks.value().frameworks, profiles: this.profiles.value().profiles } : null));
  private readonly names = computed(() => new Map([...this.may().teams.map((it) => [it.id, this.session.say(it.name)] as const), ...this.may().scopes.map((it) => [it.id, it.name] as const), ...(this.choices()?.profiles ?? []).map((it) => [it.id, this.session.say(it.title)] as const), ...(this.choices()?.frameworks ?? []).flatMap((it) => it.competencies.map((one) => [one.id, this.session.say(one.name)] as const))]));
  protected readonly problem = computed(() => { const found = problemOfAudience(this.rule(), this.askedFor()); return found === null ? null : audienceProblemKeys[found]; });
  protected readonly words = computed(() => audienceInWords(this.rule(), { words: this.transloco, locale: this.session.locale(), named: (id) => this.names().get(id) ?? '' }));
}
