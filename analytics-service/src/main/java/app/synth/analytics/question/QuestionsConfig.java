package app.synth.analytics.question;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What heavy questions may cost. Everything is of one replica. */
@ConfigMapping(prefix = "analytics.questions")
public interface QuestionsConfig {

    /** How long one may run before it is stopped: 503 {@code query_too_large}. */
    @WithDefault("10s")
    Duration timeout();

    /** How many run at once; each takes a connection, and processes of PostgreSQL as {@link #lanes} says. */
    @WithDefault("4")
    int atOnce();

    /** How many wait for their turn; more are 503 {@code too_many_queries}. */
    @WithDefault("16")
    int waitingAtMost();

    /** How long one waits for its turn at most, before it is 503 {@code too_many_queries}. */
    @WithDefault("5s")
    Duration waitAtMost();

    /** How long an answer is good without looking whether anything is new. */
    @WithDefault("10s")
    Duration freshFor();

    /** How long an answer is good at most, even where nothing is new. */
    @WithDefault("10m")
    Duration keepFor();

    /** How many answers are kept. */
    @WithDefault("500")
    int answersAtMost();

    /** The memory of one sort or hash of a question, in megabytes; a question has a few of each, and writes to disk beyond. */
    @WithDefault("96")
    int memoryMegabytes();

    /** In how many parts a question that can be divided runs at the same time, each a process of PostgreSQL. */
    @WithDefault("2")
    int lanes();
}
