export * from './async';
export * from './deed';
export * from './level-steps';
export * from './page-header';
export * from './said';
export * from './say.pipe';
export * from './share-bar';
