package app.synth.tracking.report;

/**
 * One figure of all replicas and minutes.
 *
 * @param most the largest of a replica in a minute
 * @param last the sum of the replicas' last minutes
 * @param replicas how many have it
 */
record FigureSum(long total, long most, long last, int replicas) {
    static final FigureSum NONE = new FigureSum(0, 0, 0, 0);
}
