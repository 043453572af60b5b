import type { AskedAgain, Refresher } from '@palier/contracts';

export const reasonWords: Readonly<Record<AskedAgain['reason'], string>> = { changed: 'refreshers.changed', fading: 'refreshers.fading' };
export const recollectionWords: Readonly<Record<Refresher['keeps'][number]['recollection'], string>> = { firm: 'refreshers.mindFirm', fading: 'refreshers.mindFading', faint: 'refreshers.mindFaint' };
