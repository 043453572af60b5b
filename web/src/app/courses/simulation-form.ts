import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { bestWay, channels, reachedFrom, replyActions, tones, type ContentOf, type Next, type Reply, type Scene } from '@palier/domain';
import { actionKeys, channelKeys, toneKeys } from '../learning/simulation-words';
import { emptyReply, emptyScene } from './draft-question';
import { typed } from './words';

type Simulation = ContentOf<'ticketSimulation'>;

/** A ticket, the scenes of its conversation, and under each what may be said, where that leads, what follows and what it is worth. */
@Component({
  selector: 'app-simulation-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    @let it = content();
    <fieldset class="part"><legend>{{ 'drafts.situation' | transloco }}</legend>
      <div class="cells"><label class="field">{{ 'drafts.customer' | transloco }}<input name="customer" maxlength="200" [attr.lang]="lang()" [value]="it.situation.customer" (input)="situate({ customer: typed($event) })" /></label>
        <label class="field">{{ 'drafts.product' | transloco }}<input name="product" maxlength="200" [attr.lang]="lang()" [value]="it.situation.product" (input)="situate({ product: typed($event) })" /></label>
        @if (!fixed()) { <label class="field">{{ 'drafts.channel' | transloco }}<select name="channel" (change)="situate({ channel: one(channels, $event) })">@for (channel of channels; track channel) { <option [value]="channel" [selected]="it.situation.channel === channel">{{ channelKeys[channel] | transloco }}</option> }</select></label> }</div>
      <label class="field wide">{{ 'drafts.ticket' | transloco }}<textarea name="ticket" rows="3" maxlength="5000" [attr.lang]="lang()" [value]="it.situation.ticket" (input)="situate({ ticket: typed($event) })"></textarea></label></fieldset>
    <p class="quiet">{{ 'drafts.simulationHow' | transloco }}</p>
    @for (scene of it.scenes; track scene.id; let at = $index) {
      <fieldset class="part"><legend>{{ 'drafts.scene' | transloco: { number: at + 1 } }}</legend>
        <label class="field wide">{{ 'drafts.says' | transloco }}<textarea [name]="'says-' + at" rows="2" maxlength="2000" [attr.lang]="lang()" [value]="scene.says" (input)="put(scene.id, { says: typed($event) })"></textarea></label>
        @for (reply of scene.replies; track reply.id; let index = $index) {
          <fieldset class="reply"><legend>{{ 'drafts.reply' | transloco: { number: index + 1, scene: at + 1 } }}</legend>
            <label class="field wide">{{ 'drafts.replyText' | transloco }}<textarea [name]="'reply-' + at + '-' + index" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="reply.text" (input)="say(scene, reply, { text: typed($event) })"></textarea></label>
            @if (!fixed()) {
              <div class="cells">
                <label class="field">{{ 'drafts.channel' | transloco }}<select [name]="'channel-' + at + '-' + index" (change)="say(scene, reply, { channel: one(channels, $event) })">@for (channel of channels; track channel) { <option [value]="channel" [selected]="reply.channel === channel">{{ channelKeys[channel] | transloco }}</option> }</select></label>
                <label class="field">{{ 'drafts.tone' | transloco }}<select [name]="'tone-' + at + '-' + index" (change)="say(scene, reply, { tone: one(tones, $event) })">@for (tone of tones; track tone) { <option [value]="tone" [selected]="reply.tone === tone">{{ toneKeys[tone] | transloco }}</option> }</select></label>
                <label class="field">{{ 'drafts.replyAction' | transloco }}<select [name]="'action-' + at + '-' + index" (change)="say(scene, reply, { action: one(actions, $event) })">@for (action of actions; track action) { <option [value]="action" [selected]="reply.action === action">{{ actionKeys[action] | transloco }}</option> }</select></label>
                <label class="field">{{ 'drafts.goesTo' | transloco }}<select [name]="'next-' + at + '-' + index" (change)="lead(scene, reply, $event)">
                  <option value="" [selected]="reply.next === null">{{ 'drafts.toNowhere' | transloco }}</option>
                  @for (other of it.scenes; track other.id; let place = $index) { <option [value]="'scene ' + other.id" [disabled]="circles(other, scene)" [selected]="leadsTo(reply) === other.id">{{ (circles(other, scene) ? 'drafts.inCircles' : 'drafts.toScene') | transloco: { number: place + 1 } }}</option> }
                  @if (it.scenes.length < most) { <option value="new">{{ 'drafts.toNewScene' | transloco }}</option> }
                  <option value="good" [selected]="reply.next?.to === 'end' && isGood(reply)">{{ 'drafts.toGoodEnd' | transloco }}</option><option value="bad" [selected]="reply.next?.to === 'end' && !isGood(reply)">{{ 'drafts.toBadEnd' | transloco }}</option></select></label></div>
              <label class="choice"><input type="checkbox" [name]="'escalates-' + at + '-' + index" [checked]="reply.escalates" (change)="say(scene, reply, { escalates: !reply.escalates })" /> {{ 'drafts.escalates' | transloco }}</label>
            }
            <div class="cells after"><label class="field wide">{{ 'drafts.consequence' | transloco }}<textarea [name]="'consequence-' + at + '-' + index" rows="2" maxlength="1000" [attr.lang]="lang()" [value]="reply.consequence" (input)="say(scene, reply, { consequence: typed($event) })"></textarea></label>
              @if (keyed()) { <label class="field credit">{{ 'drafts.credit' | transloco }}<input type="number" min="-100" max="100" step="1" [name]="'credit-' + at + '-' + index" [value]="reply.credit" (change)="say(scene, reply, { credit: points($event) })" /></label> }</div>
            @if (!fixed()) { <div><button matButton type="button" (click)="put(scene.id, { replies: without(scene.replies, reply) })">{{ 'drafts.dropReply' | transloco: { number: index + 1, scene: at + 1 } }}</button></div> }</fieldset>
        }
        @if (!fixed()) { <div class="actions"><button matButton="outlined" type="button" [disabled]="scene.replies.length >= 5" (click)="put(scene.id, { replies: scene.replies.concat(emptyReply(it.situation.channel)) })">{{ 'drafts.addReply' | transloco: { scene: at + 1 } }}</button><button matButton type="button" (click)="drop(scene)">{{ 'drafts.dropScene' | transloco: { number: at + 1 } }}</button></div> }</fieldset>
    }
    @if (!fixed()) { <div><button matButton="outlined" type="button" [disabled]="it.scenes.length >= most" (click)="have(it.scenes.concat(emptyScene(it.situation.channel)))">{{ 'drafts.addScene' | transloco }}</button></div> }
    @if (best(); as way) { <p role="status">{{ 'drafts.bestWay' | transloco: way }}</p> }
  `,
  styles: `
    :host { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; } p { margin: 0; } .wide { max-width: none; } .part { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; padding: 0 0 16px; border-bottom: 1px solid var(--line); min-width: 0; } .reply { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; border-left: 3px solid var(--line); padding-left: 12px; min-width: 0; } .reply legend { font-size: 0.9375rem; }
    .cells { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr)); gap: 12px; align-items: end; } .cells > * { min-width: 0; } .after { grid-template-columns: minmax(0, 1fr) 96px; align-items: start; } @media (max-width: 560px) { .after { grid-template-columns: minmax(0, 1fr); } } .actions { margin: 0; } .choice { display: flex; gap: 12px; align-items: center; min-height: 44px; } .choice input { width: 22px; height: 22px; margin: 0; accent-color: var(--held); }
  `,
})
export class SimulationForm {
  readonly content = input.required<Simulation>();
  readonly lang = input.required<string>();
  /** Where replies lead and how they are said stays, as in a correction; and where their points are said elsewhere, those too. */
  readonly fixed = input(false);
  readonly keyed = input(true);
  readonly changed = output<Simulation>();
  protected readonly channels = channels;
  protected readonly tones = tones;
  protected readonly actions = replyActions;
  protected readonly channelKeys = channelKeys;
  protected readonly toneKeys = toneKeys;
  protected readonly actionKeys = actionKeys;
  protected readonly typed = typed;
  protected readonly emptyReply = emptyReply;
  protected readonly emptyScene = emptyScene;
  protected readonly most = 20;
  protected readonly best = computed(() => {
    const { scenes } = this.content();
    const way = bestWay(scenes);
    return way === null || way.credit <= 0 ? null : { scenes: way.steps.map(({ scene, reply }) => `${scenes.indexOf(scene) + 1}.${scene.replies.indexOf(reply) + 1}`).join(' → '), credit: way.credit };
  });

  protected one<T extends string>(all: readonly T[], event: Event): T { return all.find((it) => it === typed(event)) ?? (all[0] as T); }
  protected points(event: Event) { return Math.min(100, Math.max(-100, Math.round(Number(typed(event)) || 0))); }
  protected leadsTo({ next }: Reply) { return next?.to === 'scene' ? next.sceneId : null; }
  protected isGood({ next }: Reply) { return next?.to === 'end' && next.good; }
  /** Whether leading to that scene from this one would come back here. */
  protected circles(to: Scene, from: Scene) { return reachedFrom(this.content().scenes, to).has(from); }
  protected without(replies: readonly Reply[], reply: Reply) { return replies.filter((it) => it !== reply); }
  protected situate(part: Partial<Simulation['situation']>) { this.changed.emit({ ...this.content(), situation: { ...this.content().situation, ...part } }); }
  protected have(scenes: readonly Scene[]) { this.changed.emit({ ...this.content(), scenes }); }
  protected put(sceneId: string, part: Partial<Scene>) { this.have(this.content().scenes.map((it) => (it.id === sceneId ? { ...it, ...part } : it))); }
  protected say(scene: Scene, reply: Reply, part: Partial<Reply>) { this.put(scene.id, { replies: scene.replies.map((it) => (it === reply ? { ...it, ...part } : it)) }); }

  /** What led to it leads nowhere now. */
  protected drop(scene: Scene) {
    this.have(this.content().scenes.filter((it) => it !== scene).map((it) => ({ ...it, replies: it.replies.map((reply) => (this.leadsTo(reply) === scene.id ? { ...reply, next: null } : reply)) })));
  }

  protected lead(scene: Scene, reply: Reply, event: Event) {
    const said = typed(event);
    const added = said === 'new' ? [emptyScene(this.content().situation.channel)] : [];
    const sceneId = added[0]?.id ?? (said.startsWith('scene ') ? said.slice('scene '.length) : null);
    const next: Next | null = sceneId !== null ? { to: 'scene', sceneId } : said === '' ? null : { to: 'end', good: said === 'good' };
    this.have([...this.content().scenes.map((it) => (it === scene ? { ...it, replies: it.replies.map((one) => (one === reply ? { ...one, next } : one)) } : it)), ...added]);
  }
}
