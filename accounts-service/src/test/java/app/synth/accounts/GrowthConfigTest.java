package app.synth.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.subscription.SubscriptionConfig;
import app.synth.accounts.verification.VerificationConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds where nothing is configured, and how it is configured. */
class GrowthConfigTest {
    @Test
    void codesAreMailedUnlessSaidOtherwise() {
        VerificationConfig config = config(Map.of()).getConfigMapping(VerificationConfig.class);
        assertThat(config.sender()).isEqualTo(VerificationConfig.Sender.SMTP);
        assertThat(config.from()).isEmpty();
        assertThat(config.smsAddress()).isEmpty();
        assertThat(config.sendWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.codeLivesFor()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.tries()).isEqualTo(5);
        assertThat(config.pause()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.codesPerDay()).isEqualTo(5);
        assertThat(config(Map.of("verification.sender", "log"))
                        .getConfigMapping(VerificationConfig.class)
                        .sender())
                .isEqualTo(VerificationConfig.Sender.LOG);
    }

    @Test
    void nothingIsSoldUnlessSaidOtherwise() {
        SubscriptionConfig config = config(Map.of()).getConfigMapping(SubscriptionConfig.class);
        assertThat(config.succession()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.stripe().webhookSecrets()).isEmpty();
        assertThat(config.stripe().prices()).isEmpty();
        assertThat(config.stripe().tolerance()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.stripe().largestEvent().asLongValue()).isEqualTo(256 * 1024);
        assertThat(config.stripe().grace()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void pricesKeepTheirCase() {
        assertThat(config(Map.of("subscription.stripe.prices.\"price_1AbC\"", "professional"))
                        .getConfigMapping(SubscriptionConfig.class)
                        .stripe()
                        .prices())
                .isEqualTo(Map.of("price_1AbC", Tier.PROFESSIONAL));
    }

    private static SmallRyeConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(VerificationConfig.class)
                .withMapping(SubscriptionConfig.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }
}
