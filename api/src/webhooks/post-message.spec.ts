import { expect, it } from '@jest/globals';
import { postMessage } from './post-message.js';

it('a message to an address within is not sent, however the address came to stand where it is read', async () => {
  for (const address of ['http://127.0.0.1:9/', 'http://10.0.0.1/', 'http://[::1]:9/', 'http://[::10.0.0.1]/', 'http://[::ffff:127.0.0.1]:9/', 'http://2130706433:9/', 'http://localhost:9/', 'http://a:b@93.184.216.34/', 'ftp://93.184.216.34/']) expect([address, await postMessage(address, '{}', {}, false)]).toEqual([address, { failure: 'not-allowed' }]);
});
