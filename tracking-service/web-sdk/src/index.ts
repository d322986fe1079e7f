export { init, tracking } from './tracking.js';
export { type TrackInteraction, trackInteraction } from './interactions.js';
export type * from './metadata.js';
export type * from './types.js';
export { version } from './version.js';
