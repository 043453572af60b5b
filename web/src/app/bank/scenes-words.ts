import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContentOf, Reply } from '@palier/domain';
import { ReplyManner } from '../learning/reply-manner';
import { channelKeys, signed } from '../learning/simulation-words';

/** A ticket simulation with its key: each scene, what may be said, where that leads, what follows and what it is worth. */
@Component({
  selector: 'app-scenes-words',
  imports: [ReplyManner, TranslocoPipe],
  template: `
    @let it = content();
    <p><strong>{{ it.situation.customer }}</strong>@if (it.situation.product) { · {{ it.situation.product }} } · {{ keys[it.situation.channel] | transloco }}</p><p class="words">{{ it.situation.ticket }}</p>
    @for (scene of it.scenes; track scene.id) {
      <section><p class="words"><strong>{{ 'drafts.scene' | transloco: { number: $index + 1 } }}</strong><br />{{ scene.says }}</p>
        <ul class="plain">@for (reply of scene.replies; track reply.id) { <li><span class="words">{{ reply.text }}</span><app-reply-manner [of]="reply" />→ {{ whereKey(reply) | transloco: { number: place(reply) } }} <strong>({{ sign(reply.credit) }})</strong><br /><span class="quiet words">{{ reply.consequence }}</span></li> }</ul></section>
    }
  `,
  styles: `:host { display: grid; gap: 8px; } p { margin: 0; } .words { white-space: pre-line; } ul { margin: 0; padding-left: 16px; } li { padding: 6px 0; border-bottom: 1px solid var(--line); }`,
})
export class ScenesWords {
  readonly content = input.required<ContentOf<'ticketSimulation'>>();
  protected readonly keys = channelKeys;
  protected readonly sign = signed;

  protected place({ next }: Reply) { return next?.to === 'scene' ? this.content().scenes.findIndex((it) => it.id === next.sceneId) + 1 : 0; }
  protected whereKey({ next }: Reply) { return next?.to === 'scene' ? 'drafts.toScene' : next?.good === true ? 'drafts.toGoodEnd' : 'drafts.toBadEnd'; }
}
