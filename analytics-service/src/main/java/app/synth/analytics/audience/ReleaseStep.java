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
        /** What was to be read took too long and was left; less will be tried. */
        SHORTENED,
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
            case PLANNED, READ, SHORTENED, RELEASED -> true;
            case DONE, TOO_EARLY, ELSEWHERE -> false;
        };
    }
}
