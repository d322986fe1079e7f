package app.synth.analytics.audience;

import java.util.List;

/**
 * How many are in one cell of a table, or in several together.
 *
 * @param counted which table
 * @param value the cell; empty where they are several
 * @param count people, or interactions
 * @param hidden whether it is all that is not shown
 * @param beyond whether it is all that is beyond the limit
 */
record Sum(String counted, List<String> value, long count, boolean hidden, boolean beyond) {}
