export * from './async';
export * from './deed';
export * from './file-field';
export * from './level-steps';
export * from './page-header';
export * from './said';
export * from './say.pipe';
export * from './share-bar';
