import { actionOf } from './action.js';
import { tracking } from './tracking.js';
import type { Captured, Interaction, Metadata, Tracking } from './types.js';

const EVENT_CLICK = ['source', 'position', 'artist_name', 'venue_name'];
const IMPRESSION = ['source', 'position', 'feed_type'];

/** Keys that each kind of interaction must have: the plan's names, and the tracking plan's. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  event_click: EVENT_CLICK,
  event_impression: IMPRESSION,
  impression: IMPRESSION,
  ticket_click: ['ticket_url', 'ticket_provider', 'price_range'],
  detail_view: ['source'],
  detail_view_end: ['duration_seconds'],
  search: ['query', 'search_type'],
  search_results: ['query', 'search_type', 'result_count'],
  profile_visit: ['source'],
  review_click: ['source', 'position'],
  review: ['rating'],
  like: ['liked'],
  unlike: ['liked'],
  message: ['message_length'],
  share: ['platform'],
  tab_change: ['from_tab', 'to_tab'],
  scroll: ['max_scroll_percent'],
  load_more: ['offset'],
  funnel_step: ['funnel_step'],
  funnel_complete: ['total_steps'],
};

/** What the server would make of an interaction. */
export interface CheckAnswer {
  action?: string;
  would_be: 'stored' | 'quarantined' | 'filtered';
  reason?: string;
  detail?: string;
  violations: { rule: string; version: number; field: string; keyword: string; detail: string }[];
}

export interface WatchOptions {
  /**
   * Asks the server instead, in the name of whoever is logged in: once for each kind and set of keys. Where it cannot be
   * asked, what this SDK knows of the plan counts. Default false.
   */
  server?: boolean;
  /** Where warnings go. Default: the console. */
  warn?: (message: string, interaction: Interaction) => void;
}

const KINDS_ASKED_AT_MOST = 200;

/** The rule that judges it. Of navigation, only that between tabs has one. */
function ruleOf(interaction: Interaction): string {
  const action = actionOf(interaction);
  return action === 'navigate' && interaction.entity_type === 'feed_tab' ? 'tab_change' : action;
}

/** Says while an app is developed what its interactions lack. */
export class TrackingValidator {
  /**
   * Whether everything is there that the plan requires of the kind: `event_click`, `event_impression`, `ticket_click`
   * …
   */
  static validate(eventType: string, metadata: Metadata | null | undefined): boolean {
    return TrackingValidator.missing(eventType, metadata).length === 0;
  }

  /** What is not there. Of kinds that the plan does not know, nothing is required. */
  static missing(eventType: string, metadata: Metadata | null | undefined): string[] {
    return (Object.hasOwn(REQUIRED, eventType) ? (REQUIRED[eventType] ?? []) : []).filter(
      (field) => metadata?.[field] === undefined,
    );
  }

  /** What the server would make of it; null where it cannot be asked. Nothing is stored by asking. */
  static async check(interaction: Interaction, of: Tracking = tracking): Promise<CheckAnswer | null> {
    try {
      const token = await of.options.getToken?.();
      const answer = token
        ? await fetch((of.options.endpoint ?? '').replace(/\/*$/, '/api/v1/tracking-plan/check'), {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
            body: JSON.stringify(interaction),
          })
        : null;
      return answer?.ok ? ((await answer.json()) as CheckAnswer) : null;
    } catch {
      return null;
    }
  }

  /** The plan's test: whether the server would take a click as the screens send it. */
  static async testTracking(): Promise<boolean> {
    const answer = await TrackingValidator.check({
      event_type: 'click',
      entity_type: 'event',
      entity_id: 'test-event-id',
      metadata: { source: 'test', position: 0, artist_name: 'Test Artist', venue_name: 'Test Venue' },
    });
    return answer?.would_be === 'stored' && answer.violations.length === 0;
  }

  /**
   * For development: warns of what lacks something, once for each kind and lack.
   *
   * @returns stops it
   */
  static watch(options: WatchOptions = {}, of: Tracking = tracking): () => void {
    const warn = options.warn ?? ((message, interaction) => console.warn(`[synth] ${message}`, interaction));
    const said = new Set<string>();
    const asked = new Set<string>();
    const once = (message: string, interaction: Interaction): void => {
      if (!said.has(message)) {
        said.add(message);
        warn(message, interaction);
      }
    };
    const judge = (rule: string, interaction: Captured): void => {
      const missing = TrackingValidator.missing(rule, interaction.metadata);
      if (missing.length > 0) {
        once(`${rule} lacks ${missing.join(', ')}`, interaction);
      }
    };
    const ask = async (rule: string, interaction: Captured): Promise<void> => {
      const answer = await TrackingValidator.check(interaction, of);
      if (!answer) {
        judge(rule, interaction);
        return;
      }
      const { violations, would_be, detail, reason = '' } = answer;
      const fate = would_be === 'stored' ? rule : `${rule} would be ${would_be}`;
      violations.forEach((violation) => once(`${fate}: ${violation.detail}`, interaction));
      if (fate !== rule && violations.length === 0) {
        once(`${fate}: ${detail ?? reason}`, interaction);
      }
    };
    return of.on('captured', (interaction) => {
      const rule = ruleOf(interaction);
      const kind = `${rule}\n${Object.keys(interaction.metadata ?? {})
        .sort()
        .join()}`;
      if (!options.server || (!asked.has(kind) && asked.size >= KINDS_ASKED_AT_MOST)) {
        judge(rule, interaction);
      } else if (!asked.has(kind)) {
        asked.add(kind);
        void ask(rule, interaction);
      }
    });
  }
}
