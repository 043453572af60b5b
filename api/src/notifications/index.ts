export * from './deliver-mails.js';
export * from './listen.js';
export * from './mail-servers.js';
export * from './notifications.module.js';
export * from './sweep.js';
export * from './unsubscribe.js';
