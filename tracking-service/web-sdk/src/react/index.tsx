export { useImpression, useScrollDepth, useTrackClick, useViewDuration, type UseViewOptions } from './captures.js';
export { type ExperimentUse, useExperiment, type UseExperimentOptions } from './experiment.js';
export { TrackingProvider, type TrackingProviderProps, useTracking } from './provider.js';
