package app.synth.experiments.testsupport;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import org.junit.jupiter.api.BeforeEach;

/** Beside the packaged service: tracking's tables, and a fake accounts-service. */
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "experiments"),
            @ResourceArg(name = "migrate", value = "tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
public abstract class PackagedExperiments {
    protected Suite suite;
    protected ExperimentsApi api;
    protected Crowd crowd;

    @BeforeEach
    void somebodyManages() {
        api = new ExperimentsApi(suite);
        crowd = new Crowd(suite.database());
    }
}
