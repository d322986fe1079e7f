package app.synth.tracking.accounting;

/**
 * How many interactions of a source met a fate.
 *
 * @param fate received, which is all of them, or stored, duplicate, quarantined, filtered
 * @param reason why they were quarantined or filtered; else empty
 */
public record FateCount(String source, String fate, String reason, long interactions) {}
