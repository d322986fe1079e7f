package app.synth.analytics.funnel;

/** What became of a change of a kept funnel. */
sealed interface FunnelChange {
    /** It is like this now. */
    record Done(KeptFunnel kept) implements FunnelChange {}

    /** It was at another version. */
    record Stale() implements FunnelChange {}

    /** There is none of the caller's with this id. */
    record Unknown() implements FunnelChange {}
}
