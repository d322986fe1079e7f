import type { Assignments } from './assignments.js';
import type { Exposures } from './exposures.js';

/** What of GrowthBook's `Experiment` is read. */
export interface GrowthBookExperiment {
  key: string;
  phase?: string;
}

/** What of GrowthBook's `Result` is read. */
export interface GrowthBookResult {
  key: string;
  inExperiment: boolean;
  hashAttribute?: string;
  hashValue?: string;
}

/**
 * For `new GrowthBook({ trackingCallback: growthBookTracking(exposures) })`: what GrowthBook shows is reported.
 *
 * @param visitorAttributes attributes that hold a visitor's id
 */
export function growthBookTracking(
  exposures: Exposures,
  visitorAttributes: readonly string[] = ['anonymous_id'],
): (experiment: GrowthBookExperiment, result: GrowthBookResult) => void {
  return ({ key, phase }, { key: variant, inExperiment, hashAttribute = '', hashValue }) => {
    if (inExperiment) {
      const anonymousId = visitorAttributes.includes(hashAttribute) ? hashValue : undefined;
      exposures.report({ experiment: key, variant, phase, anonymousId });
    }
  };
}

interface StickyDocument {
  attributeName: string;
  attributeValue: string;
  assignments: Record<string, string>;
}

/**
 * For `new GrowthBook({ stickyBucketService: growthBookSticky(assignments) })`: who was exposed before keeps the
 * variant, as the server knows it. Nothing is saved here, for an exposure is what makes a variant stay.
 *
 * Its declared type leaves out the protected member of GrowthBook's class, hence the cast at the call in TypeScript.
 */
export function growthBookSticky(assignments: Assignments, experiments: readonly string[]) {
  const getKey = (attributeName: string, attributeValue: string): string => `${attributeName}||${attributeValue}`;
  const getAssignments = async (attributeName: string, attributeValue: string): Promise<StickyDocument> => {
    if (experiments.some((key) => assignments.get(key) === undefined)) {
      await assignments.refresh();
    }
    const kept = experiments.flatMap((key) => {
      const one = assignments.get(key);
      return one?.reason === 'KEPT' && one.variant !== null ? [[`${key}__0`, one.variant]] : [];
    });
    return { attributeName, attributeValue, assignments: Object.fromEntries(kept) };
  };
  return {
    getKey,
    getAssignments,
    saveAssignments: async (): Promise<void> => {},
    async getAllAssignments(attributes: Record<string, string>): Promise<Record<string, StickyDocument>> {
      const all = Object.entries(attributes).map(async ([name, value]) => [
        getKey(name, value),
        await getAssignments(name, value),
      ]);
      return Object.fromEntries(await Promise.all(all));
    },
  };
}
