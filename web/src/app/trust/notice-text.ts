import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { noticeParts, type Notice, type NoticePart } from '@palier/contracts';
import { SessionStore } from '../platform';

/** The heading of each part of a notice. */
export const noticeHeadings: Readonly<Record<NoticePart, string>> = { recorded: 'trust.noticeRecorded', purpose: 'trust.noticePurpose', viewers: 'trust.noticeViewers', kept: 'trust.noticeKept', rights: 'trust.noticeRights', contact: 'trust.noticeContact' };

/** A notice, part by part, in the reader's language or the one it exists in. */
@Component({
  selector: 'app-notice-text',
  imports: [TranslocoPipe],
  template: `@for (part of parts(); track part.heading) { <div><h3>{{ part.heading | transloco }}</h3>@for (line of part.lines; track $index) { <p [attr.lang]="lang()">{{ line }}</p> }</div> }`,
  styles: `:host { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 20px 40px; } p { margin-bottom: 6px; }`,
})
export class NoticeText {
  readonly notice = input.required<Notice>();
  private readonly session = inject(SessionStore);
  private readonly text = computed(() => { const { fr, en } = this.notice().words; return (this.session.locale() === 'fr' ? fr ?? en : en ?? fr) ?? null; });
  protected readonly lang = computed(() => { const { words } = this.notice(); return words[this.session.locale()] !== undefined ? null : words.fr === undefined ? 'en' : 'fr'; });
  protected readonly parts = computed(() => noticeParts.map((part) => ({ heading: noticeHeadings[part], lines: (this.text()?.[part] ?? '').split('\n').filter((it) => it.trim() !== '') })));
}
