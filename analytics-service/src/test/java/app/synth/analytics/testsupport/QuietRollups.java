package app.synth.analytics.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The rollups stand still: figures and state are what the test writes. Answers are looked at anew each time, and those who
 * watch live every second.
 */
public class QuietRollups implements QuarkusTestProfile {
    /** How many watch live at most. */
    public static final String WATCHERS = "50";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "analytics.rollup.every", "off",
                "analytics.questions.fresh-for", "0s",
                "analytics.live.watchers", WATCHERS,
                "analytics.live.recheck", "1s",
                "analytics.live.heartbeat", "1s");
    }
}
