import { sheetText } from './sheet-text';

/** Reads one sheet beside the page, whose memory goes with it. */
addEventListener('message', (event: MessageEvent<File>) => {
  void sheetText(event.data).then((it) => { postMessage(it); });
});
