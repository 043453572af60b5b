import type { AskedAgain, Refresher } from '@palier/contracts';

export const reasonWords: Readonly<Record<AskedAgain['reason'], string>> = { changed: 'refresher.changed', fading: 'refresher.fading' };
export const recollectionWords: Readonly<Record<Refresher['keeps'][number]['recollection'], string>> = { firm: 'refresher.mindFirm', fading: 'refresher.mindFading', faint: 'refresher.mindFaint' };
