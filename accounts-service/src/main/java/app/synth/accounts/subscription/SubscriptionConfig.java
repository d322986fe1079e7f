package app.synth.accounts.subscription;

import app.synth.accounts.client.permission.Tier;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Subscriptions, and the providers who sell them. */
@ConfigMapping(prefix = "subscription")
public interface SubscriptionConfig {

    /** How often it is looked whether a tier has run out that another running subscription is to follow. */
    @WithDefault("10s")
    Duration succession();

    /** Stripe. */
    Stripe stripe();

    /** What Stripe sells, and how its webhooks are known. */
    interface Stripe {

        /**
         * The signing secrets of the webhook endpoint ({@code whsec_...}); several while one takes the place of another.
         * Without any, webhooks are 503 {@code not_configured}.
         */
        Optional<List<String>> webhookSecrets();

        /** How old a signature may be. */
        @WithDefault("5m")
        Duration tolerance();

        /** The largest event. */
        @WithDefault("256K")
        MemorySize largestEvent();

        /**
         * What is bought: a price's or a product's id, and the tier, as in {@code
         * subscription.stripe.prices."price_1AbC"=premium}. Others are nothing to us. Ids need their case, which names of
         * environment variables lose: this stands in a file.
         */
        Map<String, Tier> prices();

        /** How long a tier outlives a paid period that ends with a renewal, so that a late payment interrupts nothing. */
        @WithDefault("1d")
        Duration grace();
    }
}
