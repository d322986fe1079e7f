package app.synth.analytics.audience;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The job works when it is told to, one step a request; figures are what the tests put into the tables. */
public final class AudienceProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "analytics.rollup.every", "off",
                "analytics.audience.cron", "off",
                "analytics.audience.grace", "0s",
                "analytics.audience.release-viewers", "60",
                "analytics.audience.events-together", "7",
                "analytics.audience.viewers-together", "300",
                "analytics.audience.stretch", "12h",
                "analytics.audience.statement-timeout", "3s",
                "analytics.audience.request-timeout", "0s");
    }
}
