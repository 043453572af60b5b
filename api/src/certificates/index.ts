export * from './certificates.module.js';
export * from './certificates.queries.js';
export * from './define-certificate.js';
export * from './record-certificate.js';
export * from './require-certificate.js';
