import { trackInteraction } from './interactions.js';
import { partStorage } from './part-storage.js';
import { tracking } from './tracking.js';

export type FunnelStepName = 'impression' | 'click' | 'view_details' | 'interest' | 'ticket_click';

export interface FunnelStep {
  step: FunnelStepName;
  /** Milliseconds since 1970. */
  timestamp: number;
  /** Milliseconds since the funnel's first step. */
  time_from_start: number;
}

/** By user and event, in the order of their last steps. */
type Funnels = Record<string, FunnelStep[]>;

const EXPIRES_AFTER = 604_800_000;
const FUNNELS_AT_MOST = 100;
const STEPS_AT_MOST = 50;

function valid(stored: unknown): Funnels {
  const since = Date.now() - EXPIRES_AFTER;
  const all = stored && typeof stored === 'object' ? Object.entries(stored as Funnels) : [];
  return Object.fromEntries(
    all.filter(([, steps]) => Array.isArray(steps) && (steps[0]?.timestamp ?? 0) > since).slice(-FUNNELS_AT_MOST),
  );
}

const storage = /* @__PURE__ */ partStorage(tracking, 'f', valid);
const keyOf = (eventId: string, userId: string): string => `${userId}:${eventId}`;

/** What the person allows to be kept; else what this page remembers, which is nothing. */
function funnels(): Funnels {
  return storage.allowed() ? storage.read() : {};
}

function put(all: Funnels, key: string, steps: FunnelStep[] | null): void {
  if (storage.allowed()) {
    const { [key]: _, ...others } = all;
    storage.write(valid(steps ? { ...others, [key]: steps.slice(0, STEPS_AT_MOST) } : others));
  }
}

function next(steps: FunnelStep[], step: FunnelStepName): FunnelStep[] {
  const timestamp = Date.now();
  return [...steps, { step, timestamp, time_from_start: timestamp - (steps[0]?.timestamp ?? timestamp) }];
}

/**
 * Follows people from the impression of an event to its tickets, over reloads and tabs, for seven days. The calls are
 * those of the plan. Without consent nothing is kept, and nothing told.
 */
export class ConversionFunnelService {
  /** The event was seen. A funnel that is beyond that goes on as it is. */
  static startFunnel(eventId: string, userId: string): void {
    const all = funnels();
    const key = keyOf(eventId, userId);
    if ((all[key]?.length ?? 0) < 2) {
      put(all, key, next([], 'impression'));
    }
  }

  /** One more step, which is told. It begins the funnel where nobody did. */
  static trackFunnelStep(eventId: string, userId: string, step: Exclude<FunnelStepName, 'impression'>): void {
    const all = funnels();
    const key = keyOf(eventId, userId);
    const steps = next(all[key] ?? [], step);
    put(all, key, steps);
    trackInteraction.formSubmit('conversion_funnel', eventId, true, {
      funnel_step: step,
      funnel_position: steps.length,
      time_from_start_ms: steps.at(-1)?.time_from_start,
      previous_step: steps.at(-2)?.step,
    });
  }

  /** The end, which is told with the time of each step from the start. Where no funnel is, nothing ends. */
  static completeFunnel(eventId: string, userId: string): void {
    const all = funnels();
    const key = keyOf(eventId, userId);
    const steps = all[key];
    const first = steps?.[0];
    if (steps && first) {
      put(all, key, null);
      trackInteraction.formSubmit('conversion_funnel_complete', eventId, true, {
        total_steps: steps.length,
        total_time_ms: Date.now() - first.timestamp,
        steps: steps.map(({ step }) => step),
        step_durations: steps.map(({ time_from_start }) => time_from_start),
      });
    }
  }
}
