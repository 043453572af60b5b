import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

/** Codes shown once, to keep away from the phone. */
@Component({
  selector: 'app-recovery-code-list',
  imports: [MatButton, TranslocoPipe],
  template: `
    <section class="card" role="status">
      <h2 style="margin-top: 0">{{ 'identity.codes' | transloco }}</h2>
      <p>{{ 'identity.codesLead' | transloco }}</p>
      <ul class="list">@for (code of codes(); track code) { <li><code>{{ code }}</code></li> }</ul>
      <div class="actions no-print"><button matButton="outlined" type="button" (click)="copy()">{{ 'identity.codesCopy' | transloco }}</button><a matButton [href]="file()" download="palier-codes.txt">{{ 'identity.codesDownload' | transloco }}</a>@if (copied()) { <span>{{ 'identity.codesCopied' | transloco }}</span> }</div>
    </section>
  `,
  styles: `.list { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 8px 24px; max-width: 560px; } code { font-size: 1.05rem; }`,
})
export class RecoveryCodeList {
  readonly codes = input.required<readonly string[]>();
  private readonly clipboard = inject(Clipboard);
  protected readonly file = computed(() => `data:text/plain;charset=utf-8,${encodeURIComponent(this.codes().join('\r\n'))}`);
  protected readonly copied = signal(false);
  protected copy() { this.copied.set(this.clipboard.copy(this.codes().join('\n'))); }
}
