package app.synth.experiments.results;

/**
 * How far behind the results are.
 *
 * @param position the last transaction that is in them
 * @param isAhead whether PostgreSQL has yet to come to that transaction, so that the results stand still
 * @param seconds how long the oldest of what is not in them has been stored; infinite while the cursor is ahead
 */
record FoldLag(String position, boolean isAhead, double seconds) {
    static final FoldLag UNKNOWN = new FoldLag("", false, Double.NaN);

    static FoldLag of(String position, boolean isAhead, double seconds) {
        return new FoldLag(position, isAhead, isAhead ? Double.POSITIVE_INFINITY : seconds);
    }
}
