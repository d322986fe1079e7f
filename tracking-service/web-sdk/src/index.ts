export type * from './types.js';
export { version } from './version.js';
