package app.synth.tracking.consent;

import java.util.UUID;

/** Whose wish it is. */
public sealed interface Subject {

    /** As it is stored: {@code user:<uuid>} or {@code visitor:<anonymous_id>}. */
    String key();

    /** Somebody who is logged in. */
    record User(UUID id) implements Subject {
        @Override
        public String key() {
            return "user:" + id;
        }
    }

    /** Somebody who is not. */
    record Visitor(String anonymousId) implements Subject {
        @Override
        public String key() {
            return "visitor:" + anonymousId;
        }
    }
}
