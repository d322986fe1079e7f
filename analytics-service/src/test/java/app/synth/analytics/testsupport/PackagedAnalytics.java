package app.synth.analytics.testsupport;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** Beside the packaged service: tracking's tables, and a fake accounts-service. */
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "analytics"),
            @ResourceArg(name = "migrate", value = "tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
public abstract class PackagedAnalytics {
    protected Suite suite;
    protected Callers callers;

    @BeforeEach
    void somebodyAsks() {
        callers = new Callers(suite);
    }

    /** The tables are empty. */
    protected final void clear(String... tables) {
        List.of(tables).forEach(table -> suite.database().update("delete from " + table));
    }
}
