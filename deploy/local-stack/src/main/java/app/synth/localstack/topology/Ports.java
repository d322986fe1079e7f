package app.synth.localstack.topology;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * All ports of a stack, counted from the gateway's: the services follow it, their management interfaces are 1000 above
 * them, and the database is 9 above it.
 */
public record Ports(int gateway) {
    private static final int MANAGEMENT_OFFSET = 1000;
    private static final int POSTGRES_OFFSET = 9;
    private static final int HIGHEST = 65_535;

    public Ports {
        if (gateway < 1 || gateway + MANAGEMENT_OFFSET + ServiceName.values().length > HIGHEST) {
            throw new IllegalArgumentException("the gateway's port must be from 1 to "
                    + (HIGHEST - MANAGEMENT_OFFSET - ServiceName.values().length));
        }
    }

    /** Ports that are all free at this moment, for a stack beside others: in tests. */
    public static Ports free() {
        return ThreadLocalRandom.current()
                .ints(20_000, 30_000) // below the ports that systems give to outgoing connections
                .mapToObj(Ports::new)
                .filter(ports -> ports.busy(true).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    public int service(ServiceName service) {
        return gateway + service.portOffset();
    }

    public int management(ServiceName service) {
        return service(service) + MANAGEMENT_OFFSET;
    }

    public int postgres() {
        return gateway + POSTGRES_OFFSET;
    }

    /** Those of this stack's ports on which somebody listens already, with the part that wanted each. */
    public Map<Integer, String> busy(boolean withPostgres) {
        Map<Integer, String> wanted = new LinkedHashMap<>();
        wanted.put(gateway, "the gateway");
        for (ServiceName service : ServiceName.values()) {
            wanted.put(service(service), service.module());
            wanted.put(management(service), service.module() + " (management)");
        }
        if (withPostgres) {
            wanted.put(postgres(), "PostgreSQL");
        }
        wanted.keySet().removeIf(Ports::isFree);
        return wanted;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // the ports of a stack that has just ended are free
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
