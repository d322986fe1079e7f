package app.synth.accounts.claim;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.Mappings;
import org.junit.jupiter.api.Test;

class ClaimsConfigTest {
    @Test
    void defaults() {
        assertThat(Mappings.defaults(ClaimsConfig.class).pendingAtMost()).isEqualTo(50);
    }
}
