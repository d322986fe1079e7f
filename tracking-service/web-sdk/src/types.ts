/** What the app and the parts of the SDK say to each other. */

/** Values that JSON knows. `undefined` members are left out. */
export type Metadata = Record<string, unknown>;

/** One thing that somebody did, as it goes over the wire. */
export interface Interaction {
  event_type: string;
  entity_type: string;
  entity_id?: string | undefined;
  metadata?: Metadata | undefined;
}

/** An interaction with all that was decided when it was captured; it never changes afterwards. */
export interface Captured extends Interaction {
  /** UUIDv7; the same in every try. */
  message_id: string;
  /** RFC 3339, by this device's clock. */
  occurred_at: string;
  session_id: string;
  /** Of a visitor, and of somebody whom `identify` joins. */
  anonymous_id?: string;
}

/** What the server said of one interaction. `lost`: it will never be sent, and `reason` says why. */
export interface Settled {
  message_id: string;
  fate: 'stored' | 'duplicate' | 'quarantined' | 'filtered' | 'lost';
  reason?: string;
  detail?: string;
}

/** Why an interaction was given up. Each is counted, and told to the server. */
export type LossReason =
  | 'queue_full'
  | 'too_large'
  | 'too_old'
  | 'no_credentials'
  | 'refused'
  | 'storage_failed'
  | 'consent_withdrawn'
  | 'not_serialisable';

export interface Stats {
  /** Waiting in this browser, of all tabs. */
  queued: number;
  /** Of this device since its storage began: made = queued + stored + duplicate + quarantined + filtered + lost. */
  made: number;
  sent: number;
  stored: number;
  duplicate: number;
  quarantined: number;
  filtered: number;
  lost: Partial<Record<LossReason, number>>;
}

/** Something went wrong that the app may want to know. It is told, never thrown. */
export interface TrackingError {
  code: string;
  /** Of `http_…` what the server answered: a problem document (RFC 9457), as text, with its `code` and `detail`. */
  message: string;
  cause?: unknown;
}

export interface Options {
  /** Base URL of the gateway, such as `https://api.example`; empty for the page's own origin. */
  endpoint?: string;
  /** A public write key. Without one, only what somebody logged in does can be sent. */
  writeKey?: string;
  /** The access token of whoever is logged in, or nothing; asked before every request, so it may be renewed. */
  getToken?: () => string | null | undefined | Promise<string | null | undefined>;
  /** `required`: nothing is stored or sent before `optIn()`. Default `granted`. */
  consent?: 'granted' | 'required';
  /** Global Privacy Control and Do Not Track mean no. Default true. */
  privacySignals?: boolean;
  /** Interactions that a request carries at most. Default 100. */
  batchItems?: number;
  /** Milliseconds an interaction waits for others. Default 5,000; key actions do not wait. */
  batchDelay?: number;
  /** Interactions that wait in the browser at most. Default 5,000; beyond, the oldest that is no key action goes. */
  queueItems?: number;
  /** Which are sent at once and given up last. Default: ticket clicks and purchases. */
  isKeyAction?: (interaction: Interaction) => boolean;
  onError?: (error: TrackingError) => void;
  /** Says in the console what happens. */
  debug?: boolean;
}

export interface Events {
  /** Captured by hand or by a part of the SDK; `by` is the part's name, or `app`. */
  captured: (interaction: Captured, by: string) => void;
  settled: (fates: Settled[]) => void;
}

/** One way into the queue. What `init` returns, and what the other parts of the SDK stand on. */
export interface Tracking {
  /**
   * Takes an interaction. Never throws.
   *
   * @param by the part of the SDK that saw it; the app by default
   * @returns its message id, or null where the person does not want to be tracked
   */
  track(interaction: Interaction, by?: string): string | null;
  /** Joins this browser's visitor to whoever `getToken` says is logged in, whose interactions these are from now on. */
  identify(traits?: Metadata): Promise<void>;
  /** Somebody logs out: sends what waits while their token works, then begins a new visitor and session. */
  reset(): Promise<void>;
  optIn(): Promise<void>;
  /** Takes back what waits, stops, and tells the server. */
  optOut(): Promise<void>;
  /** Sends what waits; resolves when it was tried, and never rejects. */
  flush(): Promise<void>;
  stats(): Promise<Stats>;
  on<E extends keyof Events>(event: E, listener: Events[E]): () => void;
  /** Who is tracked now: the anonymous id, the session, the user where one is logged in. */
  subject(): { anonymousId: string; sessionId: string; userId: string | null };
  /** The page goes on without tracking: listeners off, timers off. For tests and hot reloading. */
  close(): Promise<void>;
  readonly options: Readonly<Options>;
}
