package app.synth.localstack.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void countsFromTheGateway() {
        Ports ports = new Ports(8080);
        assertThat(ports.service(ServiceName.TRACKING)).isEqualTo(8081);
        assertThat(ports.service(ServiceName.ANALYTICS)).isEqualTo(8082);
        assertThat(ports.service(ServiceName.ACCOUNTS)).isEqualTo(8083);
        assertThat(ports.service(ServiceName.EXPERIMENTS)).isEqualTo(8084);
        assertThat(ports.management(ServiceName.TRACKING)).isEqualTo(9081);
        assertThat(ports.postgres()).isEqualTo(8089);
    }

    @Test
    void namesTheBusyPort() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket busy =
                new ServerSocket(ports.service(ServiceName.ACCOUNTS), 1, InetAddress.getLoopbackAddress())) {
            assertThat(ports.busy(true)).containsOnlyKeys(busy.getLocalPort()).containsValue("accounts-service");
        }
        assertThat(ports.busy(true)).isEmpty();
    }

    @Test
    void namesAPortThatIsBusyOnEveryAddress() throws IOException {
        Ports ports = Ports.free();
        try (ServerSocket busy = new ServerSocket(ports.postgres())) {
            assertThat(ports.busy(true)).containsOnlyKeys(busy.getLocalPort());
            assertThat(ports.busy(false)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 64_600, 70_000})
    void refusesPortsThatLeaveNoRoom(int gateway) {
        assertThatThrownBy(() -> new Ports(gateway)).isInstanceOf(IllegalArgumentException.class);
    }
}
