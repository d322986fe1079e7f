package app.synth.analytics.audience;

/**
 * What one step of the job came to.
 *
 * @param outcome what it did
 * @param releases how many releases it made
 */
record ReleaseStep(Outcome outcome, int releases) {

    enum Outcome {
        /** Blocks are in hand now. */
        PLANNED,
        /** Some of their raw interactions have been read. */
        READ,
        /** Some were released. */
        RELEASED,
        /** Nothing is due. */
        DONE,
        /** The rollups are not yet past the day that would be due. */
        TOO_EARLY,
        /** Another replica is at it. */
        ELSEWHERE
    }

    static ReleaseStep of(Outcome outcome) {
        return new ReleaseStep(outcome, 0);
    }

    boolean goesOn() {
        return switch (outcome) {
            case PLANNED, READ, RELEASED -> true;
            case DONE, TOO_EARLY, ELSEWHERE -> false;
        };
    }
}
