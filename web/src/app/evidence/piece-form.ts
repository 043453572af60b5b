import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { enterExternal, handIn, readPersonCertificates, type PieceChoices, type StoredFile } from '@palier/contracts';
import type { PieceKind } from '@palier/domain';
import { Api, newId, SessionStore } from '../platform';
import { DayInWords, Deed, Say } from '../ui';
import { PieceUpload } from './piece-upload';

/** A work sample, a certificate or a proof from outside, for one level. */
@Component({
  selector: 'app-piece-form',
  imports: [DayInWords, MatButton, PieceUpload, Say, TranslocoPipe],
  template: `
    <form class="stack" style="grid-template-columns: minmax(0, 1fr)" (submit)="send($event)">
      @if (kinds().length > 1) {
        <fieldset><legend>{{ 'pieces.kind' | transloco }}</legend>@for (it of kinds(); track it) { <label class="choice"><input type="radio" name="piece-kind" [value]="it" [checked]="kind() === it" (change)="kind.set(it)" /> <span>{{ names[it] | transloco }}</span></label> }</fieldset>
      }
      <label class="field">{{ 'pieces.level' | transloco }}<select name="piece-level" required (change)="choose($event)">@for (it of levels(); track it.level) { <option [value]="it.level" [selected]="it.level === level()">{{ it.level }} – {{ it.text | say }}</option> }</select></label>
      <label class="field">{{ 'pieces.name' | transloco }}<input name="piece-title" required maxlength="200" [value]="title()" (input)="title.set(text($event))" /></label>
      @if (kind() !== 'workSample') {
        @if (kind() === 'certificate' && certificates().length > 0) { <label class="field">{{ 'pieces.whichCertificate' | transloco }}<select name="piece-certificate" (change)="chooseCertificate($event)"><option value="">{{ 'pieces.noneOfThem' | transloco }}</option>@for (it of certificates(); track it.id) { <option [value]="it.id" [selected]="it.id === certificate()">{{ it.name }}, {{ it.issuer }}</option> }</select></label> }
        <label class="field">{{ 'pieces.issuer' | transloco }}<input name="piece-issuer" required maxlength="200" [value]="issuer()" (input)="issuer.set(text($event))" /></label>
        <label class="field">{{ 'pieces.number' | transloco }}<input name="piece-number" maxlength="100" [value]="number()" (input)="number.set(text($event))" /></label>
        <label class="field">{{ 'pieces.validFrom' | transloco }}<input name="piece-from" type="date" required [value]="from()" (input)="from.set(text($event))" /></label>
        <label class="field">{{ 'pieces.validUntil' | transloco }}<input name="piece-until" type="date" [min]="from()" [value]="until()" (input)="until.set(text($event))" /></label>
        <p class="quiet" style="margin: 0">{{ 'pieces.renew' | transloco }}</p>
      } @else { <label class="field">{{ 'pieces.link' | transloco }}<input name="piece-link" type="url" maxlength="500" pattern="https?://.+" [value]="link()" (input)="link.set(text($event))" /></label> }
      <label class="field">{{ 'pieces.note' | transloco }}<textarea name="piece-note" rows="2" maxlength="1000" [value]="note()" (input)="note.set(text($event))"></textarea></label>
      <app-piece-upload [there]="file() !== null" (brought)="file.set($event)" />
      @if (lacks()) { <p class="error" role="alert">{{ 'pieces.needsDocument' | transloco }}</p> }
      @if (deed.failed(); as key) { <p class="error" role="alert">{{ key | transloco: deed.params() }}</p> }
      <div><button matButton="filled" type="submit" [disabled]="deed.busy()">{{ 'pieces.send' | transloco }}</button></div>
    </form>
  `,
  styles: `.choice { display: flex; gap: 12px; align-items: center; padding: 6px 0; cursor: pointer; } .choice input { width: 22px; height: 22px; margin: 0; flex: none; accent-color: var(--held); } select { width: 100%; }`,
})
export class PieceForm {
  readonly choices = input.required<PieceChoices>();
  readonly kinds = input.required<readonly PieceKind[]>();
  readonly kept = output();
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);
  protected readonly deed = new Deed();
  protected readonly names = { workSample: 'pieces.workSample', certificate: 'pieces.certificate', external: 'pieces.external' } as const;
  protected readonly kind = linkedSignal<readonly PieceKind[], PieceKind>({ source: () => this.kinds(), computation: (kinds, before) => (before !== undefined && kinds.includes(before.value) ? before.value : (kinds[0] ?? 'workSample')) });
  /** The levels whose rule asks for what is chosen. */
  protected readonly levels = computed(() => this.choices().levels.filter((it) => it.kinds.includes(this.kind())));
  protected readonly level = linkedSignal<PieceChoices['levels'], 1 | 2 | 3 | 4>({ source: () => this.levels(), computation: (levels, before) => levels.find((it) => it.level === before?.value)?.level ?? levels[0]?.level ?? 1 });
  protected readonly title = signal('');
  protected readonly note = signal('');
  protected readonly link = signal('');
  protected readonly issuer = signal('');
  protected readonly number = signal('');
  protected readonly from = signal(this.session.today());
  protected readonly until = signal('');
  protected readonly certificate = signal('');
  /** Those that roles may ask for: one that is handed in may be one of them. */
  private readonly asked = this.api.read(readPersonCertificates, () => (this.kinds().includes('certificate') && this.session.may('certificate.read') ? { params: { personId: this.choices().person.id } } : undefined));
  protected readonly certificates = computed(() => (this.asked.hasValue() ? this.asked.value().certificates : []));
  protected readonly file = signal<StoredFile | null>(null);
  private readonly tried = signal(false);
  protected readonly lacks = computed(() => this.tried() && this.file() === null && (this.kind() !== 'workSample' || this.link().trim() === ''));

  protected text(event: Event) { return event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement ? event.target.value : ''; }
  /** Its name and issuer are those of the certificate, unless something was written there. */
  protected chooseCertificate(event: Event) {
    const found = this.certificates().find((it) => it.id === (event.target instanceof HTMLSelectElement ? event.target.value : ''));
    this.certificate.set(found?.id ?? '');
    if (found !== undefined && this.title().trim() === '') this.title.set(found.name);
    if (found !== undefined && this.issuer().trim() === '') this.issuer.set(found.issuer);
  }
  protected choose(event: Event) {
    const found = this.levels().find((it) => String(it.level) === (event.target instanceof HTMLSelectElement ? event.target.value : ''));
    if (found !== undefined) this.level.set(found.level);
  }

  protected send(event: Event) {
    event.preventDefault();
    this.tried.set(true);
    const { competencyId, person } = this.choices();
    const base = { id: newId(), competencyId, level: this.level(), title: this.title(), note: this.note() };
    const [kind, file] = [this.kind(), this.file()?.sha256 ?? null];
    if (this.lacks()) return undefined;
    return this.deed.run(async () => {
      const dated = { issuer: this.issuer(), number: this.number(), validFrom: this.from(), validUntil: this.until() === '' ? null : this.until() };
      if (kind === 'workSample') await this.api.send(handIn, { body: { kind, ...base, link: this.link().trim() === '' ? null : this.link().trim(), file } });
      else if (file !== null && kind === 'certificate') await this.api.send(handIn, { body: { kind, ...base, ...dated, certificateId: this.certificate() || null, file } });
      else if (file !== null) await this.api.send(enterExternal, { params: { personId: person.id }, body: { ...base, ...dated, file } });
      for (const field of [this.title, this.note, this.link, this.issuer, this.number, this.until, this.certificate]) field.set('');
      this.file.set(null);
      this.tried.set(false);
      this.kept.emit();
    });
  }
}
