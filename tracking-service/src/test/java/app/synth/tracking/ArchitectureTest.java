package app.synth.tracking;

import app.synth.testsupport.ServiceRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {
    @TestFactory
    Stream<DynamicTest> rules() {
        return ServiceRules.of("app.synth.tracking");
    }
}
