package app.synth.analytics.audience;

/**
 * What a run of the job came to.
 *
 * @param released releases made
 * @param state done where none is due any more; too_early where the rollups are not past the day that would be next;
 *     elsewhere where another replica is at it; unfinished where the time was up, and the next run goes on
 */
public record ReleaseReport(int released, String state) {}
