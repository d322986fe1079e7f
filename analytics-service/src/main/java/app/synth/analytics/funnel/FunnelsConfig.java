package app.synth.analytics.funnel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What funnels may be made of. */
@ConfigMapping(prefix = "analytics.funnels")
public interface FunnelsConfig {

    /** The keys of the metadata by which a funnel can be broken down. */
    @WithDefault("source,position,feed_type,feed_tab,ticket_provider,price_range,search_type,platform")
    List<String> breakdownKeys();

    /** How many values of a breakdown are shown, those with the most at the first step. */
    @WithDefault("50")
    int valuesAtMost();

    /** How many funnels one user keeps. */
    @WithDefault("200")
    int keptAtMost();
}
