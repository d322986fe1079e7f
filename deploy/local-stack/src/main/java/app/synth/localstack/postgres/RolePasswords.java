package app.synth.localstack.postgres;

import app.synth.localstack.topology.ServiceName;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A random password for each of the suite's roles, made at start and known to nobody else. */
public final class RolePasswords {
    private final Map<String, String> byRole;

    private RolePasswords(Map<String, String> byRole) {
        this.byRole = Map.copyOf(byRole);
    }

    public static RolePasswords random() {
        Map<String, String> byRole = new HashMap<>();
        for (ServiceName service : ServiceName.values()) {
            byRole.put(service.ownerRole(), randomPassword());
            byRole.put(service.serviceRole(), randomPassword());
        }
        return new RolePasswords(byRole);
    }

    String of(String role) {
        String password = byRole.get(role);
        if (password == null) {
            throw new IllegalArgumentException("no such role: " + role);
        }
        return password;
    }

    static String randomPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
