import type { Exposures } from './exposures.js';

/** What of OpenFeature's hook context is read. */
export interface FeatureHookContext {
  context: Readonly<Record<string, unknown>>;
}

/** What of OpenFeature's evaluation details is read. */
export interface FeatureDetails {
  flagKey: string;
  variant?: string;
  flagMetadata: Readonly<Record<string, string | number | boolean>>;
}

/** The id that visitors' experiments were divided by, if it is not the tracking's. */
function visitor({ anonymous_id, targetingKey, user_id }: FeatureHookContext['context']): string | undefined {
  const id = anonymous_id ?? (targetingKey === user_id ? undefined : targetingKey);
  return typeof id === 'string' && id !== '' ? id : undefined;
}

/**
 * For `OpenFeature.addHooks(new OpenFeatureExposureHook(exposures))`: what a flag's evaluation gives to somebody who
 * is in its experiment is reported. Flags of other kinds, and people who are not in, report nothing.
 */
export class OpenFeatureExposureHook {
  constructor(private readonly exposures: Exposures) {}

  after(hook: FeatureHookContext, { flagKey, variant, flagMetadata }: FeatureDetails): void {
    const { experiment_id, in_experiment, phase } = flagMetadata;
    if (experiment_id !== undefined && in_experiment === true && variant !== undefined) {
      const anonymousId = visitor(hook.context);
      const known = typeof phase === 'boolean' ? undefined : phase;
      this.exposures.report({ experiment: flagKey, variant, phase: known, anonymousId });
    }
  }
}
