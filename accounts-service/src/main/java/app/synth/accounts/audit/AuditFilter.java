package app.synth.accounts.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which changes. What is null is not asked for.
 *
 * @param from the first instant
 * @param to the end, not included
 */
record AuditFilter(
        @Nullable UUID userId,
        @Nullable String actor,
        @Nullable AuditKind kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String requestId) {}
