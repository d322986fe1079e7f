package app.synth.analytics.testsupport;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The rollups stand still: figures and state are what the test writes. Answers are looked at anew each time. */
public class QuietRollups implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("analytics.rollup.every", "off", "analytics.questions.fresh-for", "0s");
    }
}
