package app.synth.localstack.service;

import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a service is told about the world around it.
 *
 * @param firstAdmin the user who is admin from the beginning
 */
public record Surroundings(
        Ports ports,
        Map<ServiceName, DatabaseAccess> databases,
        String issuer,
        String audience,
        String keysUrl,
        UUID firstAdmin) {
    private static final String LOOPBACK = "127.0.0.1";

    /** The environment variables of one service. */
    Map<String, String> environmentOf(ServiceName service) {
        DatabaseAccess database = databases.get(service);
        if (database == null) {
            throw new IllegalArgumentException("no database for " + service.module());
        }
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_HTTP_HOST", LOOPBACK);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.service(service)));
        environment.put("QUARKUS_MANAGEMENT_HOST", LOOPBACK);
        environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.management(service)));
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_USERNAME", database.username());
        environment.put("DATABASE_PASSWORD", database.password());
        environment.put("DATABASE_OWNER_USERNAME", database.ownerUsername());
        environment.put("DATABASE_OWNER_PASSWORD", database.ownerPassword());
        environment.put("IDENTITY_ISSUER", issuer);
        environment.put("IDENTITY_AUDIENCE", audience);
        environment.put("IDENTITY_JWKS_URL", keysUrl);
        if (service == ServiceName.ACCOUNTS) {
            environment.put("ACCOUNTS_FIRST_ADMIN", firstAdmin.toString());
            environment.put("VERIFICATION_SENDER", "log");
        } else {
            environment.put("ACCOUNTS_URL", "http://" + LOOPBACK + ":" + ports.service(ServiceName.ACCOUNTS));
        }
        return environment;
    }
}
