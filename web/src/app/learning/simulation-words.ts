import type { Channel, ReplyAction, Said, Tone } from '@palier/domain';

export const channelKeys = { mail: 'learning.byMail', phone: 'learning.byPhone', chat: 'learning.byChat' } as const satisfies Record<Channel, string>;
export const toneKeys = { warm: 'learning.toneWarm', neutral: 'learning.toneNeutral', formal: 'learning.toneFormal', firm: 'learning.toneFirm' } as const satisfies Record<Tone, string>;
export const actionKeys = { ask: 'learning.actAsk', explain: 'learning.actExplain', reproduce: 'learning.actReproduce', workAround: 'learning.actWorkAround', wait: 'learning.actWait', close: 'learning.actClose' } as const satisfies Record<ReplyAction, string>;

/** How a reply is said and what one does by it, word by word. */
export const mannerKeys = ({ channel, tone, action, escalates }: Omit<Said, 'id' | 'text'>): string[] => [channelKeys[channel], toneKeys[tone], actionKeys[action], ...(escalates ? ['learning.escalates'] : [])];

/** What a reply earned, with its sign. */
export const signed = (credit: number): string => (credit > 0 ? `+${credit}` : credit < 0 ? `−${-credit}` : '0');
