package app.synth.accounts.access;

import app.synth.testsupport.Suite;
import java.util.Objects;
import java.util.UUID;

/** Accounts and what belongs to them. What nobody else may read has a {@link #secret} in it. */
record Things(Suite suite) {
    /** A cell of the matrix that nothing else in the tests depends on. */
    private static final String TYPE = "media";

    private static final String PERMISSION = "like_events";

    /** An account with a private profile. */
    UUID account(String accountType, boolean enterprise) {
        UUID user = UUID.randomUUID();
        suite.database().update("""
                insert into accounts.profiles (user_id, account_type, subscription_tier, is_public_profile, bio)
                values (?, ?, ?, false, ?)
                """, user, accountType, enterprise ? "enterprise" : "free", secret(user));
        return user;
    }

    static String secret(UUID user) {
        return "only-for-" + user;
    }

    /** The path with something of the owner's in it, made now. */
    String path(AccessRule rule, UUID owner) {
        String path = rule.path()
                .replace("{channel}", "email")
                .replace("{account_type}", TYPE)
                .replace("{key}", PERMISSION)
                .replace("{provider}", "stripe")
                .replace("{customer_id}", "cus_" + owner);
        return path.contains("{id}") ? path.replace("{id}", thing(rule, owner).toString()) : path;
    }

    private UUID thing(AccessRule rule, UUID owner) {
        if (rule.path().startsWith("/api/v1/profiles/{id}")) {
            return owner;
        }
        if (rule.path().contains("/claims/{id}")) {
            return made("""
                    insert into accounts.ownership_claims (user_id, resource_type, resource_id, evidence)
                    values (?, 'event', gen_random_uuid(), jsonb_build_object('text', ?, 'links', '[]'::jsonb))
                    returning claim_id
                    """, owner, secret(owner));
        }
        if (rule.path().contains("/account-type-requests/{id}")) {
            suite.database().update("delete from accounts.account_type_requests where user_id = ?", owner);
            return made("""
                    insert into accounts.account_type_requests (user_id, requested_type, business_info)
                    values (?, 'media', jsonb_build_object('outlet_name', ?::text)) returning account_type_request_id
                    """, owner, secret(owner));
        }
        if (rule.path().contains("/api-keys/{id}")) {
            return made("""
                    insert into accounts.api_keys (user_id, key_hash, name, key_start, scopes)
                    values (?, sha256(gen_random_uuid()::text::bytea), ?, 'sik_hidden', array['comment'])
                    returning key_id
                    """, owner, secret(owner));
        }
        throw new IllegalArgumentException(rule.operation() + ": what is the {id} of?");
    }

    private UUID made(String sql, UUID owner, String secret) {
        return (UUID) Objects.requireNonNull(suite.database().value(sql, owner, secret));
    }

    /** The cell as it is seeded, whatever was done to it. */
    void restoreCell() {
        suite.database().update("""
                        insert into accounts.account_permissions (account_type, permission_key) values (?, ?)
                        on conflict (account_type, permission_key)
                            do update set granted = true, minimum_tier = 'free', needs_verification = false
                        """, TYPE, PERMISSION);
    }
}
