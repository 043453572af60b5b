import { sheetText } from './sheet-text';

/** Reads one sheet beside the page, whose memory goes with it, and says how far it is. */
addEventListener('message', (event: MessageEvent<File>) => {
  void sheetText(event.data, (share) => { postMessage({ share }); }).then((read) => { postMessage({ read }); });
});
